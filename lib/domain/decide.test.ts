import { describe, expect, it } from "vitest";
import type { DecideInput } from "./action";
import type { Attempt } from "./attempts";
import { budgetVersion } from "./budget-share";
import { decide, VERIFY_AGAIN_MS, VERIFY_EVERY_MS } from "./decide";
import {
  at,
  buildBudget,
  buildInput,
  buildIntent,
  buildNode,
  buildPod,
  NOW,
  ownerNamed,
} from "./testing/build";

const now = NOW.getTime();
const agreed = { maintenanceId: "m-1", at: at(-5), agrees: true, detail: "same" };
const stamp = { by: "noah", at: at(-5) };
const pods = (...names: string[]) => names.map((name) => buildPod(name));

function input(
  over: NonNullable<Parameters<typeof buildInput>[0]> & Partial<Pick<DecideInput, "inFlight" | "slots">>,
): DecideInput {
  const { inFlight = new Map<string, string>(), slots = 10, ...rest } = over;
  return { ...buildInput(rest), inFlight, slots };
}

/** What is done, in short: names of the pods that are evicted, or the kind of the action. */
function acts(given: DecideInput): string[] {
  return decide(given).actions.map((action) => (action.type === "evict" ? action.pod.name : action.type));
}

function attempted(uid: string, over: Partial<Attempt> = {}): Map<string, Attempt> {
  return new Map([
    [uid, { at: now - 1000, times: 1, verb: "evict", outcome: "budget", retryAt: now + 5000, ...over }],
  ]);
}

describe("evictions", () => {
  it.each([
    [10, ["p1", "p2", "p3"]],
    [2, ["p1", "p2"]],
    [0, []],
    [-1, []],
  ])("with %d slots: %j", (slots, expected) => {
    expect(acts(input({ pods: pods("p1", "p2", "p3"), slots }))).toEqual(expected);
  });

  it("are no more than a budget allows, and count unhealthy pods apart", () => {
    const budgets = [buildBudget("x")];
    expect(acts(input({ pods: pods("p1", "p2"), budgets }))).toEqual(["p1"]);
    const sick = buildPod("p0", { ready: false });
    expect(acts(input({ pods: [sick, ...pods("p1", "p2")], budgets }))).toEqual(["p0", "p1"]);
  });

  it("leave out what stays, what leaves already, what is asked and what needs consent", () => {
    const others = [
      buildPod("mirror", { mirror: true, controller: undefined }),
      buildPod("agent", { controller: ownerNamed("agent", "DaemonSet") }),
      buildPod("leaving", { deletionAt: at(5) }),
      buildPod("bare", { controller: undefined }),
      buildPod("scratch", { emptyDirs: [{ name: "tmp", medium: "disk" }] }),
      buildPod("asked"),
      buildPod("elsewhere", { nodeName: "b" }),
    ];
    const given = input({ pods: [...others, ...pods("p1")], inFlight: new Map([["uid-asked", ""]]) });
    expect(acts(given)).toEqual(["p1"]);
    expect(decide(given).wakeAt).toBe(now + 1000);
  });

  it("take critical pods once the others are gone, and not while one still stops", () => {
    const dns = buildPod("a-dns", { priorityClass: "system-cluster-critical" });
    const driver = buildPod("b-driver", { priorityClass: "system-node-critical" });
    expect(acts(input({ pods: [dns, driver, ...pods("web")] }))).toEqual(["web"]);
    const stopping = buildPod("web", { deletionAt: at(5) });
    expect(acts(input({ pods: [dns, driver, stopping] }))).toEqual([]);
    expect(acts(input({ pods: [dns, driver] }))).toEqual(["a-dns", "b-driver"]);
  });

  it("wait for the retry time and wake for it", () => {
    const early = input({ pods: pods("p1"), attempts: attempted("uid-p1") });
    expect(decide(early)).toMatchObject({ actions: [], wakeAt: now + 5000 });
    expect(acts({ ...early, now: new Date(now + 5000) })).toEqual(["p1"]);
  });

  it("are free at once when the budget changed and allows it", () => {
    const before = input({ pods: pods("p1"), budgets: [buildBudget("x")] });
    const [pod] = before.index.podsOf("a");
    const budgetVersionThen = pod && budgetVersion(before.index, pod);
    const attempts = attempted("uid-p1", { budgetVersion: budgetVersionThen });
    expect(acts({ ...before, attempts })).toEqual([]);
    const budgets = [buildBudget("x", { resourceVersion: "2" })];
    expect(acts(input({ pods: pods("p1"), budgets, attempts }))).toEqual(["p1"]);
    const closed = [buildBudget("x", { resourceVersion: "2", disruptionsAllowed: 0 })];
    expect(acts(input({ pods: pods("p1"), budgets: closed, attempts }))).toEqual([]);
  });
});

describe("the end", () => {
  const intent = buildIntent({ ending: stamp });
  it("releases only when nothing is in flight on this node", () => {
    expect(acts(input({ pods: pods("p1"), intent, inFlight: new Map([["uid-p1", ""]]) }))).toEqual([]);
    expect(acts(input({ pods: pods("p1"), intent, inFlight: new Map([["uid-other", ""]]) }))).toEqual([
      "release",
    ]);
  });
});

describe("nothing happens", () => {
  it.each([
    ["while paused", { intent: buildIntent({ paused: stamp }) }],
    ["while uncordoned", { node: buildNode("a") }],
    ["when the node was made again", { intent: buildIntent({ nodeUid: "x" }) }],
    ["after the deadline", { intent: buildIntent({ options: { consents: [], deadlineSeconds: 1 } }) }],
  ])("%s", (_, over) => {
    expect(acts(input({ pods: pods("p1"), ...over }))).toEqual([]);
  });
});

describe("verifying", () => {
  it.each([
    ["never yet", undefined, ["verify"], undefined],
    ["of another maintenance", { ...agreed, maintenanceId: "m-0" }, ["verify"], undefined],
    ["agreed lately", agreed, [], now - 5000 + VERIFY_EVERY_MS],
    ["agreed a minute ago", { ...agreed, at: at(-60) }, ["verify"], undefined],
    ["disagreed lately", { ...agreed, agrees: false, at: at(-1) }, [], now - 1000 + VERIFY_AGAIN_MS],
    ["disagreed before", { ...agreed, agrees: false, at: at(-2) }, ["verify"], undefined],
  ])("%s", (_, verification, expected, wakeAt) => {
    const given = input({ verification });
    expect(acts(given)).toEqual(expected);
    expect(decide(given).wakeAt).toBe(wakeAt);
  });

  it("looks on after the deadline, once the pods have left all the same", () => {
    const intent = buildIntent({ options: { consents: [], deadlineSeconds: 1 } });
    expect(decide(input({ intent }))).toMatchObject({
      state: { phase: "failed" },
      actions: [{ type: "verify" }],
    });
    expect(decide(input({ intent, verification: agreed })).state.phase).toBe("complete");
  });

  it("does not ask while a pod is left", () => {
    expect(acts(input({ pods: pods("p1") }))).not.toContain("verify");
  });
});

it("wakes at the deadline", () => {
  const intent = buildIntent({ options: { consents: [], deadlineSeconds: 660 } });
  expect(decide(input({ pods: pods("p1"), intent })).wakeAt).toBe(now + 60_000);
});

it("says the same twice", () => {
  const given = input({ pods: pods("p1", "p2"), budgets: [buildBudget("x")] });
  expect(decide(given)).toEqual(decide(given));
});

describe("when not all can leave at once", () => {
  it("pods of budgets go first, then those that stop longest, then those that were refused before", () => {
    const web = { matchLabels: { app: "web" }, matchExpressions: [] };
    const given = [
      buildPod("a-refused", { graceSeconds: 90 }),
      buildPod("b-short", { graceSeconds: 1 }),
      buildPod("c-long", { graceSeconds: 60 }),
      buildPod("d-budget", { graceSeconds: 1, labels: { app: "web" } }),
    ];
    const attempts = attempted("uid-a-refused", { outcome: "error", retryAt: now });
    const all = input({ pods: given, attempts, budgets: [buildBudget("x", { selector: web })] });
    expect(acts(all)).toEqual(["d-budget", "c-long", "b-short", "a-refused"]);
    expect(acts({ ...all, slots: 2 })).toEqual(["d-budget", "c-long"]);
  });
});
