import { describe, expect, it } from "vitest";
import type { PodVerdict, ProofCheck } from "./maintenance";
import type { ObservedAttachment, ObservedCluster, ObservedNode, ObservedPod } from "./observed";
import { freshListCheck, gatingChecks } from "./proof";
import {
  at,
  buildControlPlane,
  buildEtcd,
  buildIndex,
  buildIntent,
  buildNode,
  buildPod,
  NOW,
  ownerNamed,
} from "./testing/build";
import { verdictOf } from "./verdict/verdict";

const agent = (over: Partial<ObservedPod> = {}) =>
  buildPod("agent", { controller: ownerNamed("agent", "DaemonSet"), ...over });

/** The gating checks of this node, with the verdicts that the rules give to its pods. */
function checks(node: ObservedNode, over: Partial<ObservedCluster> = {}): ProofCheck[] {
  const index = buildIndex({ nodes: [node, buildNode("b")], ...over });
  const context = { index, options: { consents: [] }, attempts: new Map(), now: NOW };
  const verdicts: PodVerdict[] = index.podsOf(node.name).map((pod) => verdictOf(pod, context));
  const stays = ({ verdict }: PodVerdict) => verdict === "stays";
  return gatingChecks(
    index,
    node,
    buildIntent(),
    verdicts.filter((pod) => !stays(pod)),
    verdicts.filter(stays),
  );
}

const one = (id: string, node: ObservedNode, over?: Partial<ObservedCluster>) =>
  checks(node, over).find((check) => check.id === id);

const cordoned = buildNode("a", { unschedulable: true });

it("asks a worker four things, a control-plane node five", () => {
  const ids = ["unschedulable", "no-pod-left", "none-came", "volumes-detached"];
  expect(checks(cordoned).map(({ id }) => id)).toEqual(ids);
  expect(checks(buildControlPlane("a")).map(({ id }) => id)).toEqual([...ids, "control-plane"]);
  expect(checks(cordoned).every(({ state }) => state === "holds")).toBe(true);
});

it.each([
  ["holds", "yes", cordoned, "spec.unschedulable is true."],
  ["open", "no", buildNode("a"), "spec.unschedulable is false."],
])("unschedulable %s: %s", (state, value, node, detail) => {
  expect(one("unschedulable", node)).toMatchObject({ state, value, detail });
});

describe("no pod left", () => {
  const names = ["p1", "p2", "p3", "p4"];
  it.each([
    ["holds", "0 stay", [], "Only mirror and DaemonSet pods are here."],
    ["holds", "1 stay", [agent()], "Only mirror and DaemonSet pods are here."],
    ["open", "1 left", [agent(), buildPod("web")], "Left: web."],
    ["open", "1 left", [buildPod("ended", { phase: "Succeeded" })], "Left: ended."],
    ["open", "1 left", [buildPod("leaving", { deletionAt: at(5) })], "Left: leaving."],
    ["open", "4 left", names.map((name) => buildPod(name)), "Left: p1, p2, p3 and 1 more."],
    [
      "holds",
      "0 stay",
      [buildPod("elsewhere", { nodeName: "b" })],
      "Only mirror and DaemonSet pods are here.",
    ],
  ])("%s: %s", (state, value, pods, detail) => {
    expect(one("no-pod-left", cordoned, { pods })).toMatchObject({ state, value, detail });
  });
});

describe("none came", () => {
  const came = (seconds: number) => ({ createdAt: at(seconds) });
  it.each([
    ["holds", "0", [buildPod("old", came(-601))], "None was bound here since the start."],
    ["holds", "0", [buildPod("same-second", came(-600))], "None was bound here since the start."],
    ["open", "1", [buildPod("old", came(-601)), buildPod("new", came(-599))], "Came since: new."],
    ["holds", "0", [agent(came(-1))], "None was bound here since the start."],
  ])("%s: %s", (state, value, pods, detail) => {
    expect(one("none-came", cordoned, { pods })).toMatchObject({ state, value, detail });
  });
});

describe("volumes detached", () => {
  const attached = (volume: string | undefined, nodeName = "a"): ObservedAttachment => ({
    name: `va-${volume}`,
    nodeName,
    volume,
    attached: true,
    deleting: false,
  });
  const inUse = (...volumesAttached: string[]) => buildNode("a", { unschedulable: true, volumesAttached });
  const claims = [
    { namespace: "shop", name: "data", volume: "v1" },
    { namespace: "shop", name: "unbound" },
  ];
  const keeps = agent({ claims: ["data"] });

  it.each<[string, string, string, ObservedNode, Partial<ObservedCluster>]>([
    ["an attachment of another node", "holds", "all", inUse(), { attachments: [attached("v1", "b")] }],
    ["an attachment here", "open", "1 left", inUse(), { attachments: [attached("v1")] }],
    [
      "one that is being detached",
      "open",
      "1 left",
      inUse(),
      { attachments: [{ ...attached("v1"), attached: false, deleting: true }] },
    ],
    ["volumesAttached alone", "open", "1 left", inUse("csi^1"), {}],
    ["both speak of the same volume", "open", "1 left", inUse("csi^1"), { attachments: [attached("v1")] }],
    [
      "volumesAttached knows one more",
      "open",
      "2 left",
      inUse("csi^1", "csi^2"),
      { attachments: [attached("v1")] },
    ],
    [
      "a volume of a pod that stays",
      "holds",
      "all",
      inUse("csi^1"),
      { pods: [keeps], claims, attachments: [attached("v1")] },
    ],
    [
      "a volume of a pod that stays and is never attached (NFS), beside an unnamed one",
      "open",
      "1 left",
      inUse("csi^1"),
      { pods: [keeps], claims },
    ],
    [
      "that one and another",
      "open",
      "1 left",
      inUse("csi^1", "csi^2"),
      { pods: [keeps], claims, attachments: [attached("v1"), attached("v2")] },
    ],
    [
      "a volume of a pod that leaves",
      "open",
      "1 left",
      inUse(),
      { pods: [buildPod("db", { claims: ["data"] })], claims, attachments: [attached("v1")] },
    ],
    [
      "the same claim name in another namespace",
      "open",
      "1 left",
      inUse(),
      { pods: [agent({ claims: ["data"], namespace: "lab" })], claims, attachments: [attached("v1")] },
    ],
    [
      "an attachment without a volume name, beside an unbound claim",
      "open",
      "1 left",
      inUse(),
      { pods: [agent({ claims: ["unbound"] })], claims, attachments: [attached(undefined)] },
    ],
  ])("%s: %s", (_, state, value, node, over) => {
    expect(one("volumes-detached", node, over)).toMatchObject({ state, value });
  });

  it("names what is left: the volume, else the attachment", () => {
    const attachments = [attached("v2"), { ...attached(undefined), name: "va-3" }];
    expect(one("volumes-detached", inUse(), { attachments })?.detail).toBe("Left: v2 and va-3.");
  });
});

describe("control plane serves without it", () => {
  const names = ["a", "b", "c"];
  const three = (over: Record<string, Partial<ObservedNode>> = {}) => {
    const nodes = names.map((name) => buildControlPlane(name, over[name]));
    return { nodes, pods: names.map((name) => buildEtcd(name)) };
  };
  const others = "etcd members Ready on other nodes, 2 needed; ";
  const earlier = buildIntent({ since: at(-601) });
  const later = buildIntent({ since: at(-599) });
  it.each([
    ["holds", "2 of 3", three(), `2 ${others}2 other API servers Ready.`],
    ["holds", "2 of 3", three({ a: { conditions: [], intent: buildIntent() } }), `2 ${others}2 other API`],
    ["holds", "2 of 3", three({ c: { intent: later } }), `2 ${others}2 other API`],
    [
      "open",
      "1 of 3",
      three({ b: { conditions: [] } }),
      "1 etcd member Ready on other nodes, 2 needed; 1 other API server",
    ],
    [
      "open",
      "1 of 3",
      three({ c: { intent: earlier } }),
      "Ready on other nodes, 2 needed; 1 other API server Ready. Without c, in maintenance before this one.",
    ],
    ["open", "0 of 3", three({ b: { conditions: [] }, c: { conditions: [] } }), `0 ${others}0 other API`],
    ["holds", "2 Ready", { ...three(), pods: [] }, "2 other API servers Ready. etcd is external or managed."],
  ])("%s: %s", (state, value, over, detail) => {
    expect(one("control-plane", buildControlPlane("a"), over)).toMatchObject({
      state,
      value,
      detail: expect.stringContaining(detail),
    });
  });
});

describe("a fresh list", () => {
  const holds = { state: "holds" } as ProofCheck;
  const open = { state: "open" } as ProofCheck;
  const said = (agrees: boolean) => ({ maintenanceId: "m-1", at: at(-5), agrees, detail: "what it found" });
  it.each([
    ["waiting", "last", [holds, open], undefined, "once the others hold"],
    ["waiting", "last", [open], said(true), "once the others hold"],
    ["open", "asking", [holds], undefined, "Reading from the API server."],
    ["open", "no", [holds], said(false), "what it found"],
    ["holds", "yes", [holds, holds], said(true), "what it found"],
  ])("%s: %s", (state, value, checksBefore, verification, detail) => {
    const check = freshListCheck(checksBefore, verification);
    expect(check).toMatchObject({ id: "fresh-list", state, value, detail: expect.stringContaining(detail) });
  });
});
