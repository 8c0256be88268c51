import { describe, expect, it } from "vitest";
import type { Consent, MaintenanceOptions } from "./intent";
import type { ObservedCluster } from "./observed";
import { planFor } from "./plan";
import { finish } from "./steps";
import {
  at,
  buildBudget,
  buildControlPlane,
  buildIndex,
  buildIntent,
  buildNode,
  buildPod,
  GIB,
  NOW,
  ownerNamed,
} from "./testing/build";

const bare = buildPod("bare", { controller: undefined });
const scratch = buildPod("scratch", { emptyDirs: [{ name: "tmp", medium: "disk" }] });
const agent = buildPod("agent", { controller: ownerNamed("agent", "DaemonSet") });
const web = buildPod("web");
const allowed = ["patch nodes", "create pods/eviction", "create leases", "update leases"].map((words) => {
  const [verb = "", resource = ""] = words.split(" ");
  return { verb, resource, allowed: true };
});

function plan(over: Partial<ObservedCluster> = {}, consents: Consent[] = [], permissions = allowed) {
  const index = buildIndex(over);
  return finish(planFor(index, index.node("a") ?? buildNode("a"), { consents }, permissions, NOW));
}

/** Makes every write into the observation throw. */
function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

describe("the plan's pods", () => {
  it("come hardest first, then by name", () => {
    const pods = [agent, buildPod("zoo"), web, scratch, buildPod("m", { mirror: true }), bare];
    expect(plan({ pods }).pods.map(({ name }) => name)).toEqual([
      "bare",
      "scratch",
      "web",
      "zoo",
      "agent",
      "m",
    ]);
  });

  it("are those of its node only", () => {
    expect(plan({ pods: [web, buildPod("other", { nodeName: "b" })] }).pods).toHaveLength(1);
  });

  it("need consent by name, each with its cause", () => {
    const { needsConsent, pods } = plan({ pods: [web, agent, bare, scratch] });
    expect(needsConsent.map(({ uid, cause }) => [uid, cause])).toEqual([
      ["uid-bare", "bare"],
      ["uid-scratch", "empty-dir"],
    ]);
    const { detail } = pods.find(({ name }) => name === "bare") ?? {};
    expect(needsConsent[0]).toMatchObject({ namespace: "shop", name: "bare", detail });
  });

  it("stay listed for consent once it was given, and move then", () => {
    const { needsConsent, pods } = plan({ pods: [bare] }, [{ uid: "uid-bare", cause: "bare" }]);
    expect(needsConsent).toHaveLength(1);
    expect(pods).toMatchObject([{ verdict: "moves", cause: "consented" }]);
  });
});

describe("the plan's checks", () => {
  it("are all there, in the order that they are read", () => {
    const { checks, refusal, node, madeAt } = plan({ pods: [web] });
    expect(checks.map(({ id, state }) => `${id} ${state}`)).toEqual([
      "not-in-maintenance pass",
      "last-schedulable pass",
      "control-plane pass",
      "control-planes unknown",
      "workers pass",
      "room pass",
      "budgets pass",
      "kubelet pass",
      "replacement pass",
      "scans pass",
      "permission pass",
    ]);
    expect([refusal, node, madeAt]).toEqual([undefined, "a", NOW.toISOString()]);
  });

  it.each<[string, Partial<ObservedCluster>, typeof allowed | undefined, string]>([
    [
      "an intent",
      { nodes: [buildNode("a", { intent: buildIntent() }), buildNode("b")] },
      allowed,
      "Already in",
    ],
    ["no other node", { nodes: [buildNode("a")] }, allowed, "Last schedulable node."],
    [
      "no other control plane",
      { nodes: [buildControlPlane("a"), buildNode("b")] },
      allowed,
      "No other control plane node.",
    ],
    ["no permission", {}, allowed.map((one) => ({ ...one, allowed: false })), "The console may not do this."],
  ])("refuse for %s", (_, over, permissions, refusal) => {
    expect(plan(over, [], permissions).refusal?.startsWith(refusal)).toBe(true);
  });

  it.each<[string, Partial<ObservedCluster>]>([
    [
      "a budget that never allows it",
      { pods: [web], budgets: [buildBudget("x", { disruptionsAllowed: 0, desiredHealthy: 3 })] },
    ],
    ["no room", { pods: [buildPod("big", { requests: { cpuMilli: 9000, memoryBytes: GIB, pods: 1 } })] }],
    ["a dead kubelet", { nodes: [buildNode("a", { conditions: [] }), buildNode("b")] }],
    ["missing consent", { pods: [bare, scratch] }],
  ])("warn but do not refuse for %s", (_, over) => {
    expect(plan(over).refusal).toBeUndefined();
  });
});

describe("room is asked for", () => {
  const asks = { requests: { cpuMilli: 1000, memoryBytes: GIB, pods: 1 } };
  const needs = (...pods: ReturnType<typeof buildPod>[]) =>
    plan(
      {
        pods,
        budgets: [buildBudget("x", { disruptionsAllowed: 0, desiredHealthy: 3, selector: undefined })],
      },
      [{ uid: "uid-agreed", cause: "bare" }],
    ).checks.find(({ id }) => id === "room")?.detail;

  it.each([
    ["a pod that moves", {}, "Needs 1 CPU and 1 GiB"],
    ["one that waits for consent but comes back", { emptyDirs: scratch.emptyDirs }, "Needs 1 CPU and 1 GiB"],
    ["not for one that nobody makes again", { uid: "uid-agreed", controller: undefined }, "Needs 0 CPU"],
    ["not for one that leaves already", { deletionAt: at(5) }, "Needs 0 CPU"],
    ["not for one that has ended", { phase: "Succeeded" }, "Needs 0 CPU"],
    ["not for one of a DaemonSet", { controller: agent.controller }, "Needs 0 CPU"],
    ["not for a mirror pod", { mirror: true }, "Needs 0 CPU"],
  ])("%s", (_, over, expected) => {
    expect(needs(buildPod("p", { ...asks, ...over }))).toContain(expected);
  });
});

it("changes nothing, and says the same twice", () => {
  const pods = [
    ...[web, bare, scratch, agent, buildPod("z")],
    buildPod("y", { deletionAt: at(-60), finalizers: ["x/y"] }),
  ];
  const nodes = [buildControlPlane("a"), buildControlPlane("b"), buildNode("c")];
  const budgets = [buildBudget("x"), buildBudget("y", { namespace: "lab" })];
  const options = freeze<MaintenanceOptions>({ consents: [{ uid: "uid-bare", cause: "bare" }] });
  const index = buildIndex({ nodes, pods, budgets });
  freeze([index.cluster, index.podsOf("a"), index.budgetsIn("shop")]);
  const [node = buildNode("a")] = nodes;
  const once = finish(planFor(index, node, options, freeze([...allowed]), NOW));
  expect(finish(planFor(index, node, options, allowed, NOW))).toEqual(once);
});
