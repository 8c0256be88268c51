import { describe, expect, it } from "vitest";
import type { ObservedBudget } from "@/lib/domain/observed";
import { buildBudget, buildIndex, buildIntent, buildNode, buildPod } from "@/lib/domain/testing/build";
import type { ObservedRollout } from "./observed";
import { restartRefusal } from "./refusal";
import { buildRollout } from "./testing/build";

const pods = [buildPod("p1"), buildPod("p2", { nodeName: "b" }), buildPod("p3", { nodeName: "c" })];

function refused(over: Partial<ObservedRollout>, budgets: ObservedBudget[] = []) {
  return restartRefusal(buildIndex({ pods, budgets }), buildRollout(over), pods);
}

it("a workload of several replicas whose rollout is done may be restarted", () => {
  expect(refused({})).toBeUndefined();
  expect(refused({ kind: "StatefulSet", atOnce: 1 })).toBeUndefined();
});

describe("what needs somebody", () => {
  const cases: [what: string, over: Partial<ObservedRollout>, why: RegExp][] = [
    ["paused", { paused: true }, /^It is paused/],
    ["paused and one replica", { paused: true, desired: 1 }, /^It is paused/],
    ["OnDelete", { kind: "StatefulSet", strategy: "on-delete" }, /OnDelete: a restart replaces no pod/],
    ["Recreate", { strategy: "recreate" }, /Recreate: all of its pods stop/],
    ["a partition", { kind: "StatefulSet", partition: 2 }, /partition 2/],
    ["one replica", { desired: 1 }, /^One replica: nobody else serves/],
    ["no replica", { desired: 0 }, /^It wants no replica/],
    ["a stuck rollout", { stuck: "no progress for 600 s" }, /stuck: no progress for 600 s/],
  ];
  it.each(cases)("%s", (_, over, why) => {
    expect(refused(over)).toEqual({ why: expect.stringMatching(why), passes: false });
  });
});

describe("what passes", () => {
  it("a rollout that is under way", () => {
    expect(refused({ updated: 1 })).toEqual({
      why: "A rollout of it is under way: 1 of 3 replicas made anew.",
      passes: true,
    });
  });

  it("a pod on a node in maintenance, which its drain moves", () => {
    const nodes = [buildNode("a"), buildNode("b", { unschedulable: true, intent: buildIntent() })];
    const index = buildIndex({ nodes: [...nodes, buildNode("c")], pods });
    expect(restartRefusal(index, buildRollout(), pods)).toEqual({
      why: "A pod of it runs on b, which is in maintenance.",
      passes: true,
    });
    expect(restartRefusal(index, buildRollout(), [buildPod("p1")])).toBeUndefined();
  });
});

describe("budgets, which rollouts do not ask", () => {
  const none = buildBudget("web", { disruptionsAllowed: 0, currentHealthy: 2 });
  const one = buildBudget("web", { disruptionsAllowed: 1 });
  const never = buildBudget("web", { disruptionsAllowed: 0, desiredHealthy: 3 });
  const cases: [what: string, budget: ObservedBudget, atOnce: number, expected: string | undefined][] = [
    ["room for one, which is what it takes", one, 1, undefined],
    ["room for one, and it takes none", one, 0, undefined],
    ["no room now", none, 1, "passes: Budget shop/web allows 0 disruptions now: 2 of 3 healthy, 2 needed."],
    [
      "no room now, though its strategy takes none",
      none,
      0,
      "passes: Budget shop/web allows 0 disruptions now: 2 of 3 healthy, 2 needed.",
    ],
    [
      "never room",
      never,
      1,
      "stays: Budget shop/web can never allow a disruption: 3 of 3 healthy, 3 needed.",
    ],
    [
      "a strategy that takes more than the budget ever allows",
      one,
      2,
      "stays: Its strategy may take 2 pods at once, and budget shop/web never allows more than 1.",
    ],
    [
      "a strategy that takes more than is allowed now",
      buildBudget("web", { disruptionsAllowed: 1, expectedPods: 4, currentHealthy: 3 }),
      2,
      "passes: Its strategy may take 2 pods at once, and budget shop/web allows 1 now.",
    ],
  ];
  it.each(cases)("%s", (_, budget, atOnce, expected) => {
    const found = refused({ atOnce }, [budget]);
    expect(found && `${found.passes ? "passes" : "stays"}: ${found.why}`).toBe(expected);
  });

  it("those of other pods do not count", () => {
    const other = { ...none, selector: { matchLabels: { app: "db" }, matchExpressions: [] } };
    expect(refused({}, [other])).toBeUndefined();
  });

  it("all that cover it count, not the first alone", () => {
    expect(refused({}, [one, { ...none, name: "second" }])?.why).toMatch(/^Budget shop\/second/);
  });
});

describe("of several refusals the first in this order is told", () => {
  const none = buildBudget("web", { disruptionsAllowed: 0, currentHealthy: 2 });
  const cases: [over: Partial<ObservedRollout>, why: RegExp][] = [
    [{ paused: true, strategy: "recreate", desired: 1, stuck: "timed out" }, /^It is paused/],
    [{ strategy: "recreate", desired: 1, stuck: "timed out" }, /^Its strategy is Recreate/],
    [{ partition: 1, desired: 1, updated: 0 }, /^Its rolling update has partition 1/],
    [{ desired: 1, stuck: "timed out" }, /^One replica/],
    [{ stuck: "timed out" }, /^Its last rollout is stuck/],
    [{ updated: 1 }, /^A rollout of it is under way/],
    [{}, /^Budget shop\/web allows 0/],
  ];
  it.each(cases)("%j", (over, why) => expect(refused(over, [none])?.why).toMatch(why));
});

describe("pods on nodes in maintenance", () => {
  const away = (name: string) => buildNode(name, { unschedulable: true, intent: buildIntent() });
  const on = (...names: string[]) => names.map((nodeName, at) => buildPod(`p${at}`, { nodeName }));
  it.each([
    [on("b", "c", "b"), "A pod of it runs on b and c, which is in maintenance."],
    [on("c", "b"), "A pod of it runs on b and c, which is in maintenance."],
    [on("a", "c"), "A pod of it runs on c, which is in maintenance."],
    [on("a", "gone"), undefined],
    [[buildPod("pending", { nodeName: undefined })], undefined],
  ])("%#", (pods, why) => {
    const index = buildIndex({ nodes: [buildNode("a"), away("b"), away("c")], pods });
    expect(restartRefusal(index, buildRollout(), pods)?.why).toBe(why);
  });

  it("a node that is only cordoned holds nobody up", () => {
    const nodes = [buildNode("a"), buildNode("b", { unschedulable: true })];
    expect(restartRefusal(buildIndex({ nodes, pods }), buildRollout(), pods)).toBeUndefined();
  });
});

describe("at the edges of a budget", () => {
  const two = buildBudget("web", { disruptionsAllowed: 2, expectedPods: 4, currentHealthy: 4 });
  const cases: [what: string, over: Partial<ObservedBudget>, atOnce: number, expected: RegExp | undefined][] =
    [
      ["as much as it allows", {}, 2, undefined],
      ["one more than it ever allows", {}, 3, /^stays: .* never allows more than 2/],
      [
        "as much as it allows at best, and one is away",
        { disruptionsAllowed: 1, currentHealthy: 3 },
        2,
        /^passes: .* allows 1 now/,
      ],
      [
        "its controller has not seen its last change",
        { generation: 2 },
        1,
        /^passes: .* has not seen the budget's last change/,
      ],
      [
        "its controller fails",
        { syncFailed: "no scale" },
        1,
        /^stays: .* can never allow a disruption: no scale/,
      ],
      [
        "it wants all that there are",
        { disruptionsAllowed: 0, desiredHealthy: 4 },
        0,
        /^stays: .* can never allow/,
      ],
      ["it covers nobody", { selector: undefined, disruptionsAllowed: 0 }, 1, undefined],
      ["it is of another namespace", { namespace: "data", disruptionsAllowed: 0 }, 1, undefined],
    ];
  it.each(cases)("%s", (_, over, atOnce, expected) => {
    const found = refused({ atOnce }, [{ ...two, ...over }]);
    const words = found && `${found.passes ? "passes" : "stays"}: ${found.why}`;
    if (expected === undefined) expect(words).toBeUndefined();
    else expect(words).toMatch(expected);
  });

  it("one whose pods all are not Ready allows their restart, as it allows their eviction", () => {
    const spares = buildBudget("web", { disruptionsAllowed: 0, unhealthyPodEvictionPolicy: "AlwaysAllow" });
    const sick = pods.map((pod) => ({ ...pod, ready: false }));
    const index = buildIndex({ pods: sick, budgets: [spares] });
    expect(restartRefusal(index, buildRollout({ atOnce: 1 }), sick)).toBeUndefined();
    expect(restartRefusal(index, buildRollout({ atOnce: 1 }), [...sick, buildPod("well")])?.passes).toBe(
      true,
    );
  });
});
