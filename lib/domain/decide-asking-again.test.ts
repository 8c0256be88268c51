import { describe, expect, it } from "vitest";
import type { DecideInput } from "./action";
import type { Attempt } from "./attempts";
import { budgetVersion } from "./budget-share";
import { decide } from "./decide";
import type { ObservedBudget, ObservedPod } from "./observed";
import { at, buildBudget, buildIndex, buildInput, buildPod, NOW } from "./testing/build";

const now = NOW.getTime();
const waits = { disruptionsAllowed: 0, currentHealthy: 2 };
const never = { disruptionsAllowed: 0, desiredHealthy: 3 };
const web = { matchLabels: { app: "web" }, matchExpressions: [] };
const held = (name: string, over: Partial<ObservedPod> = {}) =>
  buildPod(name, { labels: { app: "web" }, ...over });

function tried(pod: ObservedPod, over: Partial<Attempt>): Map<string, Attempt> {
  return new Map([
    [pod.uid, { at: now - 1000, times: 1, verb: "evict", outcome: "budget", retryAt: now + 9000, ...over }],
  ]);
}

function input(
  pods: ObservedPod[],
  budgets: ObservedBudget[],
  over: Partial<Pick<DecideInput, "attempts" | "inFlight" | "slots">> = {},
): DecideInput {
  return { ...buildInput({ pods, budgets }), inFlight: new Map(), slots: 10, ...over };
}

const evicted = (given: DecideInput) =>
  decide(given).actions.map((action) => (action.type === "evict" ? action.pod.name : action.type));

describe("a pod that a budget holds", () => {
  const pod = held("p");
  it.each([
    ["is asked once", waits, undefined, ["p"]],
    ["is asked once even if the budget can never allow it", never, undefined, ["p"]],
    ["is not asked again before its time", waits, now + 1, []],
    ["is asked again at its time once its budget has changed", waits, now, ["p"]],
    ["is asked again at its time where it can never be, too", never, now, ["p"]],
  ])("%s", (_, budget, retryAt, expected) => {
    const attempts = retryAt === undefined ? new Map() : tried(pod, { retryAt, budgetVersion: "shop/x@0" });
    const given = input([pod], [buildBudget("x", budget)], { attempts });
    expect(evicted(given)).toEqual(expected);
    expect(decide(given).wakeAt).toBe(expected.length === 0 ? retryAt : undefined);
  });

  it.each([
    ["allows none now", waits],
    ["can never allow it", never],
  ])("that %s is not asked again, whatever the time, while it stands as it was refused", (_, budget) => {
    const pods = [pod, held("p2")];
    const attempts = tried(pod, { at: now - 3_600_000, retryAt: now, budgetVersion: "shop/x@1" });
    const given = input(pods, [buildBudget("x", budget)], { attempts });
    expect(decide(given)).toMatchObject({ actions: [], wakeAt: undefined });
  });

  it("that the API server alone can read is asked again by time: no watch tells of it", () => {
    const attempts = tried(pod, { retryAt: now, budgetVersion: "" });
    const given = input([pod], [], { attempts });
    expect(decide(given).state.remaining).toMatchObject([{ cause: "budget-wait" }]);
    expect(evicted(given)).toEqual(["p"]);
  });

  it.each<[string, Partial<Attempt>, string[]]>([
    ["at once after a budget's refusal", { outcome: "budget" }, ["p"]],
    ["not sooner after an error", { outcome: "error" }, []],
    ["not sooner after throttling", { outcome: "throttled" }, []],
    ["not sooner after it was accepted", { outcome: "accepted" }, []],
    ["not while the refusal is of this version", { budgetVersion: "shop/x@1" }, []],
    ["not when the version was not noted", { budgetVersion: undefined }, []],
  ])("when the budget changed and allows it: %s", (_, over, expected) => {
    const attempts = tried(pod, { budgetVersion: "shop/x@0", ...over });
    expect(evicted(input([pod], [buildBudget("x")], { attempts }))).toEqual(expected);
  });

  it("comes after the pods that may go, one a budget, in what slots are left", () => {
    const pods = [held("a1"), held("a2"), buildPod("z1"), buildPod("z2")];
    const budgets = [buildBudget("x", { ...waits, selector: web })];
    expect(evicted(input(pods, budgets))).toEqual(["z1", "z2", "a1"]);
    expect(evicted(input(pods, budgets, { slots: 2 }))).toEqual(["z1", "z2"]);
    expect(evicted(input(pods, budgets, { slots: 1 }))).toEqual(["z1"]);
  });

  it("takes no share of what its budget allows to others", () => {
    const sick = held("sick", { ready: false });
    const budgets = [buildBudget("x", { selector: web, disruptionsAllowed: 2 })];
    expect(evicted(input([sick, held("p1"), held("p2"), held("p3")], budgets))).toEqual(["p1", "sick"]);
  });

  it("each budget counts for itself", () => {
    const db = { matchLabels: { app: "db" }, matchExpressions: [] };
    const pods = [held("w1"), held("w2"), held("d1", { labels: { app: "db" } })];
    const budgets = [buildBudget("x", { selector: web }), buildBudget("y", { selector: db })];
    expect(evicted(input(pods, budgets))).toEqual(["d1", "w1"]);
  });
});

describe("a pod whose eviction was refused", () => {
  const pod = buildPod("p");
  it.each([
    [now + 1, []],
    [now, ["p"]],
  ])("is asked again from %d on", (retryAt, expected) => {
    const given = input([pod], [], { attempts: tried(pod, { outcome: "denied", retryAt }) });
    expect(decide(given).state.phase).toBe("blocked");
    expect(evicted(given)).toEqual(expected);
  });

  it("is not asked while it is on its way, nor once it terminates", () => {
    const attempts = tried(pod, { outcome: "denied", retryAt: now });
    expect(evicted(input([pod], [], { attempts, inFlight: new Map([[pod.uid, ""]]) }))).toEqual([]);
    const leaving = { ...pod, deletionAt: at(5) };
    expect(evicted(input([leaving], [], { attempts }))).toEqual([]);
  });

  it("counts within a budget that allows one", () => {
    const pods = [held("p1"), held("p2")];
    const attempts = new Map(pods.flatMap((one) => [...tried(one, { outcome: "denied", retryAt: now })]));
    expect(evicted(input(pods, [buildBudget("x")], { attempts }))).toEqual(["p1"]);
  });
});

it("never asks for a pod that two budgets cover: that can't be allowed", () => {
  expect(evicted(input([held("p")], [buildBudget("x"), buildBudget("y")]))).toEqual([]);
});

it("wakes for the earliest of all that wait", () => {
  const pods = [buildPod("p1"), buildPod("p2"), buildPod("p3", { deletionAt: at(20) })];
  const [p1, p2] = pods;
  const attempts = new Map(
    [p1, p2].flatMap((pod, n) => (pod ? [...tried(pod, { retryAt: now + 700 - n * 200 })] : [])),
  );
  expect(decide(input(pods, [], { attempts })).wakeAt).toBe(now + 500);
  expect(decide(input(pods.slice(2), [])).wakeAt).toBe(now + 1000);
});

it("budgetVersion names each budget of the pod at its version", () => {
  const budgets = [
    buildBudget("x", { resourceVersion: "7" }),
    buildBudget("y", { resourceVersion: "9", selector: web }),
    buildBudget("z", { namespace: "lab" }),
  ];
  const index = buildIndex({ budgets });
  expect(budgetVersion(index, held("p"))).toBe("shop/x@7,shop/y@9");
  expect(budgetVersion(index, buildPod("q"))).toBe("shop/x@7");
});
