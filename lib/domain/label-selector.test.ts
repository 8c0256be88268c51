import { describe, expect, it } from "vitest";
import { matchesLabels, parseLabelSelector } from "./label-selector";

const labels = { zone: "a", disk: "ssd", "node.kubernetes.io/pool": "general", empty: "", cores: "8" };

function matches(text: string): boolean {
  const read = parseLabelSelector(text);
  if ("problem" in read) throw new Error(read.problem);
  return matchesLabels(read.requirements, labels);
}

describe("a label selector", () => {
  it.each([
    ["", true],
    ["zone=a", true],
    ["zone==a", true],
    ["zone = a", true],
    ["zone=b", false],
    ["missing=a", false],
    ["empty=", true],
    ["zone=", false],
    ["zone!=b", true],
    ["zone!=a", false],
    ["missing!=a", true],
    ["zone", true],
    ["missing", false],
    ["!missing", true],
    ["! missing", true],
    ["!zone", false],
    ["node.kubernetes.io/pool=general", true],
    ["zone in (a,b)", true],
    ["zone in (b, c)", false],
    ["missing in (a)", false],
    ["zone notin (b,c)", true],
    ["zone notin (a,b)", false],
    ["missing notin (a)", true],
    ["cores>4", true],
    ["cores > 8", false],
    ["cores<16", true],
    ["zone>1", false],
    ["zone=a,disk=ssd", true],
    ["zone=a, disk=hdd", false],
    ["zone in (a,b),disk!=hdd,!missing", true],
    ["zone=a,", true],
    ["in", false],
    ["in=a", false],
  ])("%s: %s", (text, expected) => {
    expect(matches(text)).toBe(expected);
  });

  it.each([
    "zone in (a",
    "zone in a",
    "=a",
    "zone=a b",
    "zone=a=b",
    "!",
    "zone!",
    "a//b=c",
    "-zone",
    "zone ~ a",
  ])("%s can't be read, and it is said how to write it", (text) => {
    expect(parseLabelSelector(text)).toEqual({ problem: expect.stringContaining("Write key=value") });
  });

  it("names the part that can't be read", () => {
    expect(parseLabelSelector("zone=a, disk in ssd")).toEqual({
      problem: expect.stringContaining('"disk in ssd"'),
    });
  });
});
