import { describe, expect, it } from "vitest";
import { ownerNamed } from "@/lib/domain/testing/build";
import { leftOver, near, racked, running, tried, wishing } from "./testing/trial";

/** The leaving node is alone in its rack, or has a neighbour there. */
const alone = racked({ a: "r1", b: "r2", c: "r2" });
const together = racked({ a: "r1", b: "r1", c: "r2" });
const follower = (over = {}) =>
  wishing("p", { affinity: [near("web")] }, { labels: { app: "web" }, ...over });
const everyOrder = (names: string[], orders: number) => Array.from({ length: orders }, () => names);

describe("a pod whose affinity finds only pods that leave", () => {
  it.each([
    ["can't be the first of its kind elsewhere: it is tried while the old one still stops", {}, alone, ["p"]],
    ["may join them in their rack", {}, together, []],
    [
      "is the first of its kind again when it is made after the old one is gone",
      { controller: ownerNamed("db", "StatefulSet") },
      alone,
      [],
    ],
    ["the same for a Job", { controller: ownerNamed("import", "Job") }, alone, []],
    [
      "is not held up where it waits already and nobody of its kind leaves",
      { nodeName: undefined, phase: "Pending" },
      alone,
      [],
    ],
  ])("%s", (_, over, nodes, expected) => {
    const pod = follower(over);
    const result = pod.nodeName === undefined ? tried([], { nodes, pods: [pod] }) : tried([pod], { nodes });
    expect(leftOver(result)).toEqual(everyOrder(expected, result.attempts.length));
  });

  it("goes to one that stays", () => {
    const result = tried([follower()], { nodes: alone, pods: [running("w", "web", "c")] });
    expect(leftOver(result)).toEqual(everyOrder([], result.attempts.length));
  });
});
