import { describe, expect, it } from "vitest";
import type { ClusterIndex } from "./cluster-index";
import { controlPlaneQuestion, controlPlaneServes } from "./control-plane-turn";
import { decide } from "./decide";
import type { MaintenanceIntent } from "./intent";
import { intentOf } from "./node";
import type { ObservedNode, ObservedPod } from "./observed";
import { stateOf } from "./state";
import {
  at,
  buildControlPlane,
  buildEtcd,
  buildIndex,
  buildIntent,
  buildNode,
  buildPod,
  NOW,
} from "./testing/build";

const names = ["a", "b", "c"];
const intents: Record<string, MaintenanceIntent> = {
  early: buildIntent({ id: "m-2", since: at(-600) }),
  late: buildIntent({ id: "m-1", since: at(-599) }),
  twin: buildIntent({ id: "m-3", since: at(-600) }),
};

function cluster(
  over: Record<string, Partial<ObservedNode>>,
  more: { pods?: ObservedPod[]; members?: string[]; nodes?: ObservedNode[] } = {},
): ClusterIndex {
  const { members = names, pods = members.map((name) => buildEtcd(name)) } = more;
  const nodes = members.map((name) =>
    buildControlPlane(name, { unschedulable: over[name]?.intent !== undefined, ...over[name] }),
  );
  return buildIndex({ nodes: [...nodes, ...(more.nodes ?? [])], pods });
}

function of(index: ClusterIndex, name: string) {
  const node = index.node(name) ?? buildNode(name);
  const intent = intentOf(node) ?? buildIntent();
  return {
    question: controlPlaneQuestion(index, node, intent),
    proof: controlPlaneServes(index, node, intent),
    node,
    intent,
  };
}

describe("of two of three that were turned on at once", () => {
  it.each([
    ["the earlier goes on", "early", "late", "holds", undefined],
    ["the later waits", "late", "early", "open", "Control plane node b went into maintenance first"],
    ["at the same instant the lower id goes on", "early", "twin", "holds", undefined],
    ["at the same instant the higher id waits", "twin", "early", "open", "node b went into maintenance"],
  ])("%s", (_, mine, other, proof, question) => {
    const index = cluster({ a: { intent: intents[mine] }, b: { intent: intents[other] } });
    const seen = of(index, "a");
    expect(seen.proof).toMatchObject({ id: "control-plane", state: proof });
    if (question === undefined) expect(seen.question).toBeUndefined();
    else
      expect(seen.question).toMatchObject({ kind: "control-plane", text: expect.stringContaining(question) });
  });

  it("with the same id, as of one request for both, the node's name decides", () => {
    const index = cluster({ a: { intent: intents.early }, b: { intent: intents.early } });
    expect(["a", "b"].map((name) => of(index, name).question?.kind)).toEqual([undefined, "control-plane"]);
  });

  it("one that can't be read was first", () => {
    const index = cluster({ a: { intent: intents.early }, b: { intent: "unreadable" } });
    expect(of(index, "a").question?.kind).toBe("control-plane");
  });

  it("exactly one of all pairs, in whatever order, goes on", () => {
    for (const [x, y] of [
      ["early", "late"],
      ["late", "early"],
      ["early", "twin"],
      ["twin", "early"],
      ["late", "twin"],
    ]) {
      const index = cluster({ a: { intent: intents[x ?? ""] }, c: { intent: intents[y ?? ""] } });
      const waiting = ["a", "c"].filter((name) => of(index, name).question);
      expect(waiting).toHaveLength(1);
    }
  });

  it("the later evicts nothing, is no Complete, and says why", () => {
    const index = cluster(
      { a: { intent: intents.late }, b: { intent: intents.early } },
      { pods: [...names.map((name) => buildEtcd(name)), buildPod("p")] },
    );
    const { node, intent } = of(index, "a");
    const input = { index, node, intent: { ...intent, nodeUid: node.uid }, attempts: new Map(), now: NOW };
    const state = stateOf({ ...input, verification: undefined });
    expect(state).toMatchObject({
      phase: "paused",
      headline: "3 of 4 pods moved, waits for another control plane node",
      question: { kind: "control-plane" },
    });
    const decision = decide({ ...input, verification: undefined, inFlight: new Map(), slots: 9 });
    expect(decision.actions).toEqual([]);
  });

  it("goes on once the first has ended", () => {
    const index = cluster({ a: { intent: intents.late } });
    expect(of(index, "a").question).toBeUndefined();
    expect(of(index, "a").proof.state).toBe("holds");
  });
});

it("two of five may leave, the third waits", () => {
  const members = ["a", "b", "c", "d", "e"];
  const third = buildIntent({ id: "m-9", since: at(-1) });
  const over = { a: { intent: intents.early }, b: { intent: intents.late }, c: { intent: third } };
  const index = cluster(over, { members });
  expect(members.slice(0, 3).map((name) => of(index, name).question?.kind)).toEqual([
    undefined,
    undefined,
    "control-plane",
  ]);
});

it("an etcd that is down holds the proof open and asks no question: nobody else was first", () => {
  const index = cluster({ a: { intent: intents.early }, c: { conditions: [] } });
  expect(of(index, "a").question).toBeUndefined();
  expect(of(index, "a").proof).toMatchObject({ state: "open", value: "1 of 3" });
});

describe("the API servers count beside etcd", () => {
  const apiServer = (nodeName: string, ready = true) =>
    buildEtcd(nodeName, { name: `api-${nodeName}`, labels: { component: "kube-apiserver" }, ready });

  it("with external etcd one of them has to stay", () => {
    const index = cluster(
      { a: { intent: intents.late }, b: { intent: intents.early } },
      { members: ["a", "b"], pods: [] },
    );
    expect(of(index, "a").proof).toMatchObject({
      state: "open",
      value: "0 Ready",
      detail:
        "0 other API servers Ready. etcd is external or managed. Without b, in maintenance before this one.",
    });
    expect(of(index, "a").question?.kind).toBe("control-plane");
    expect(of(index, "b").proof.state).toBe("holds");
  });

  it("one whose pod is not Ready does not serve", () => {
    const pods = [...names.map((name) => buildEtcd(name)), apiServer("a"), apiServer("b", false)];
    const index = cluster({ a: { intent: intents.early } }, { pods });
    expect(of(index, "a").proof).toMatchObject({
      state: "open",
      detail: "2 etcd members Ready on other nodes, 2 needed; 0 other API servers Ready.",
    });
  });
});

describe("etcd inside another process", () => {
  const labels = { "node-role.kubernetes.io/control-plane": "true", "node-role.kubernetes.io/etcd": "true" };

  it("is counted by the nodes of that role", () => {
    const over = { a: { labels, intent: intents.late }, b: { labels, intent: intents.early }, c: { labels } };
    const index = cluster(over, { pods: [] });
    expect(of(index, "a").proof).toMatchObject({ state: "open", value: "1 of 3" });
    expect(of(index, "b").proof).toMatchObject({ state: "holds", value: "2 of 3" });
  });

  it("a node of etcd alone is part of the control plane, too", () => {
    const alone = buildNode("e", {
      labels: { "node-role.kubernetes.io/etcd": "true" },
      intent: intents.early,
    });
    const over = { a: { labels, intent: intents.late }, b: { labels } };
    const index = cluster(over, { pods: [], members: ["a", "b"], nodes: [alone] });
    expect(of(index, "a").question?.text).toContain("node e went into maintenance first");
  });
});

it("a worker is asked nothing", () => {
  const index = cluster(
    { b: { intent: intents.early } },
    { nodes: [buildNode("w", { intent: intents.late })] },
  );
  expect(of(index, "w").question).toBeUndefined();
});
