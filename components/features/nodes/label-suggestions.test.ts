import { describe, expect, it } from "vitest";
import { testRow } from "@/components/layout/test-rows";
import { suggestLabels } from "./label-suggestions";

const rows = [
  testRow("a", { labels: { "topology/zone": "z1", disk: "ssd", idle: "" } }),
  testRow("b", { labels: { "topology/zone": "z2", disk: "ssd" } }),
  testRow("c", { labels: { "topology/zone": "z10" } }),
];
const told = (typed: string) => suggestLabels(rows, typed).map(({ text, count }) => `${text} ${count}`);

describe("suggestLabels", () => {
  it.each([
    ["", ["disk= 2", "idle= 1", "topology/zone= 3"]],
    ["zo", ["topology/zone= 3"]],
    ["DI", ["disk= 2"]],
    ["i", ["idle= 1", "disk= 2"]],
    ["!di", ["!disk 2"]],
    ["nothing", []],
    ["topology/zone=", ["topology/zone=z1 1", "topology/zone=z2 1", "topology/zone=z10 1"]],
    ["topology/zone!=z2", ["topology/zone!=z2 1"]],
    ["disk==s", ["disk==ssd 2"]],
    ["idle=", ["idle= 1"]],
    ["gone=", []],
    ["disk=ssd,to", ["disk=ssd,topology/zone= 3"]],
    ["disk=ssd, topology/zone=z10", ["disk=ssd, topology/zone=z10 1"]],
    ["topology/zone in (z1", ["topology/zone in (z1) 1", "topology/zone in (z10) 1"]],
    ["topology/zone in (z1,z2", ["topology/zone in (z1,z2) 1"]],
    [
      "topology/zone notin (z1, ",
      ["topology/zone notin (z1, z1) 1", "topology/zone notin (z1, z2) 1", "topology/zone notin (z1, z10) 1"],
    ],
  ])("for %j", (typed, expected) => {
    expect(told(typed)).toEqual(expected);
  });

  it("knows after which nothing has to follow", () => {
    expect(suggestLabels(rows, "dis").map(({ whole }) => whole)).toEqual([false]);
    expect(suggestLabels(rows, "disk=").map(({ whole }) => whole)).toEqual([true]);
  });
});
