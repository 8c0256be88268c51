import { describe, expect, it } from "vitest";
import { apply, countAt, newTally } from "./tally";
import { RACK, racked } from "./testing/trial";
import { topologyOf } from "./topology";

const topology = topologyOf(racked({ b: "r1", c: "r2", d: "r1", e: undefined }), RACK);
const fresh = () => newTally(topology);

describe("topologyOf", () => {
  it("numbers the values of a label in the order in which nodes have them", () => {
    expect(topology).toMatchObject({ key: RACK, size: 2 });
    expect([...topology.domainOf]).toEqual([0, 1, 0, -1]);
  });

  it("has no domain for a label that no node has, nor for no nodes", () => {
    expect(topologyOf(racked({ b: "r1" }), "gone")).toMatchObject({
      size: 0,
      domainOf: new Int32Array([-1]),
    });
    expect(topologyOf([], RACK)).toMatchObject({ size: 0 });
  });

  it("takes an empty value for a value", () => {
    expect(topologyOf(racked({ b: "", c: undefined }), RACK)).toMatchObject({ size: 1 });
  });
});

describe("apply", () => {
  it("counts in the domain of the node, and back", () => {
    const tally = fresh();
    apply([{ tally, amount: 1 }], 0, 1, "all");
    apply([{ tally, amount: 3 }], 2, 1, "all");
    expect([...tally.counts]).toEqual([4, 0]);
    apply([{ tally, amount: 1 }], 0, -1, "all");
    expect([...tally.counts]).toEqual([3, 0]);
  });

  it("counts nowhere for a node without a domain", () => {
    const tally = fresh();
    apply([{ tally, amount: 1 }], 3, 1, "all");
    expect([...tally.counts]).toEqual([0, 0]);
  });

  it("counts on chosen nodes only", () => {
    const tally = fresh();
    const only = Uint8Array.from([1, 0, 0, 0]);
    for (const place of [0, 1, 2]) apply([{ tally, amount: 1, only }], place, 1, "all");
    expect([...tally.counts]).toEqual([1, 0]);
  });

  it.each([
    ["all", [1, 1]],
    ["rest", [0, 1]],
    ["living", [1, 0]],
  ] as const)("tells rules that count living pods only from the others: %s", (seenBy, expected) => {
    const [living, every] = [fresh(), fresh()];
    const effects = [
      { tally: living, amount: 1, livingOnly: true as const },
      { tally: every, amount: 1 },
    ];
    apply(effects, 0, 1, seenBy);
    expect([living.counts[0], every.counts[0]]).toEqual(expected);
  });
});

describe("countAt", () => {
  it("says the count of a node's domain, 0 where it has none", () => {
    const tally = fresh();
    apply([{ tally, amount: 2 }], 0, 1, "all");
    expect([0, 1, 2, 3].map((place) => countAt(tally, place))).toEqual([2, 0, 2, 0]);
  });
});
