import { describe, expect, it } from "vitest";
import { testMaintenance, testRow } from "@/components/layout/test-rows";
import { type BulkAction, bulkCount, bulkOffer, bulkPhrase, refusalLines } from "./bulk-offers";

const inMaintenance = {
  turnOn: "Already in maintenance.",
  cordon: "Already cordoned.",
  uncordon: "In maintenance.",
};
const rows = [
  testRow("free"),
  testRow("cordoned", { refusals: { turnOff: "Not in maintenance.", cordon: "Already cordoned." } }),
  testRow("runs", { maintenance: testMaintenance(), refusals: inMaintenance }),
  testRow("paused", { maintenance: testMaintenance({ phase: "paused" }), refusals: inMaintenance }),
  testRow("complete", { maintenance: testMaintenance({ phase: "complete" }), refusals: inMaintenance }),
  testRow("foreign", {
    maintenance: testMaintenance(),
    refusals: { ...inMaintenance, turnOff: "Another console." },
  }),
];

describe("bulkOffer", () => {
  it.each<[BulkAction, string[], string]>([
    ["turn-on", ["free", "cordoned"], "2 of 6"],
    ["turn-off", ["runs", "paused", "complete"], "3 of 6"],
    ["pause", ["runs"], "1 of 6"],
    ["cordon", ["free"], "1 of 6"],
    ["uncordon", ["cordoned"], "1 of 6"],
  ])("%s applies to %j", (action, names, count) => {
    const offer = bulkOffer(action, rows);
    expect(offer.rows.map(({ name }) => name)).toEqual(names);
    expect(bulkCount(offer)).toBe(count);
    expect(offer.rows.length + offer.refused.length).toBe(rows.length);
  });

  it("tells why it does not apply to each of the others", () => {
    expect(bulkOffer("pause", rows).refused.map(({ row, why }) => `${row.name}: ${why}`)).toEqual([
      "free: Not in maintenance.",
      "cordoned: Not in maintenance.",
      "paused: Paused already.",
      "complete: Complete: nothing is evicted any more.",
      "foreign: Another console.",
    ]);
    expect(refusalLines(bulkOffer("pause", rows))[0]).toEqual({
      why: "Not in maintenance.",
      nodes: "2 nodes",
    });
  });

  it.each<[BulkAction, string]>([
    ["turn-on", "Turn on maintenance mode for 2 nodes"],
    ["pause", "Pause maintenance of 2 nodes"],
    ["uncordon", "Uncordon 2 nodes"],
  ])("says what is done to which: %s", (action, words) => {
    expect(bulkPhrase(bulkOffer(action, rows), "2 nodes")).toBe(words);
  });

  it("counts simply when it applies to all", () => {
    expect(bulkCount(bulkOffer("turn-on", rows.slice(0, 2)))).toBe("2");
  });
});
