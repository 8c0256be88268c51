import { describe, expect, it } from "vitest";
import type { ObservedCluster, ObservedPod } from "@/lib/domain/observed";
import { buildBudget, buildIndex, buildPod, ownerNamed } from "@/lib/domain/testing/build";
import { arrange } from "./arrivals";
import { seededRandom } from "./random";

const web = (name: string, over: Partial<ObservedPod> = {}) =>
  buildPod(name, { labels: { app: "web" }, ...over });
const ranked = (name: string, priority: number) => web(name, { scheduling: { priority } });
const orders = [0, 1, 2, 3, 4, 5, 6, 7];

function arranged(
  order: number,
  displaced: ObservedPod[],
  pending: ObservedPod[] = [],
  over: Partial<ObservedCluster> = {},
) {
  const { now, soon, later } = arrange(buildIndex(over), displaced, pending, order, seededRandom(order));
  const names = (pods: ObservedPod[]) => pods.map(({ name }) => name);
  return { now: names(now), soon: names(soon), later: names(later) };
}

/** In how many of the eight orders it is so. */
const times = (is: (order: number) => boolean) => orders.filter(is).length;

describe("the new pod of one that leaves comes", () => {
  it.each<[string, ObservedPod, "soon" | "later"]>([
    ["while the old one stops, when a ReplicaSet makes it", web("p"), "soon"],
    [
      "when it is gone, when a StatefulSet makes it",
      web("p", { controller: ownerNamed("db", "StatefulSet") }),
      "later",
    ],
    ["when it is gone, when a Job makes it", web("p", { controller: ownerNamed("import", "Job") }), "later"],
    [
      "when ordinary ones are gone, when it is critical",
      web("p", { priorityClass: "system-cluster-critical" }),
      "later",
    ],
    ["at the end, when it is the console's own", web("own"), "later"],
  ])("%s", (_, pod, when) => {
    for (const order of orders) {
      const found = arranged(order, [pod], [], { self: "shop/own" });
      expect(found).toEqual({ now: [], soon: [], later: [], [when]: [pod.name] });
    }
  });

  it.each([
    [0, 0, 3],
    [1, 1, 2],
    [2, 2, 1],
    [5, 3, 0],
  ])("as its budget allows it: %d at once", (disruptionsAllowed, soon, later) => {
    const budgets = [buildBudget("web", { disruptionsAllowed })];
    for (const order of orders) {
      const found = arranged(order, [web("p"), web("q"), web("r")], [], { budgets });
      expect([found.soon.length, found.later.length]).toEqual([soon, later]);
    }
  });

  it("by chance sooner or later than another of its budget", () => {
    const budgets = [buildBudget("web", { disruptionsAllowed: 1 })];
    const first = times((order) => arranged(order, [web("p"), web("q")], [], { budgets }).soon[0] === "p");
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(8);
  });
});

describe("pods that come at the same time", () => {
  it("are sorted by priority in every second order", () => {
    const pods = [ranked("low", -5), ranked("high", 5), web("plain")];
    for (const order of orders.filter((each) => each % 2 === 1)) {
      expect(arranged(order, pods).soon).toEqual(["high", "plain", "low"]);
    }
    expect(times((order) => arranged(order, pods).soon.join() === "high,plain,low")).toBeLessThan(8);
  });

  it("are sorted in the same way when they come later", () => {
    const controller = ownerNamed("db", "StatefulSet");
    const pods = [ranked("low", -5), ranked("high", 5)].map((pod) => ({ ...pod, controller }));
    for (const order of orders.filter((each) => each % 2 === 1)) {
      expect(arranged(order, pods).later).toEqual(["high", "low"]);
    }
  });
});

describe("pods that wait already", () => {
  const waiting = [ranked("low", -5), ranked("high", 5)];

  it("come first in every second order, behind those that are made anew in the others", () => {
    for (const order of orders) {
      const { now, soon } = arranged(order, [web("p")], waiting);
      const expected = order % 2 === 0 ? [["high", "low"], ["p"]] : [[], ["p", "high", "low"]];
      expect([now, soon]).toEqual(expected);
    }
  });

  it("are not held up by a budget", () => {
    const budgets = [buildBudget("web", { disruptionsAllowed: 0 })];
    expect(arranged(1, [], waiting, { budgets }).soon).toEqual(["high", "low"]);
  });
});
