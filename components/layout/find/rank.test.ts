import { describe, expect, it } from "vitest";
import type { Entry } from "./entry";
import { rank, strength, wordsOf } from "./rank";

const entry = (kind: Entry["kind"], label: string, change: Partial<Entry> = {}): Entry => ({
  kind,
  icon: "page",
  label,
  choice: { does: "keys" },
  ...change,
});

describe("strength", () => {
  it.each([
    ["begins with it", "cordon…", "cordon", 4],
    ["whole parts are it", "ip-10-0-1-26.ec2.internal", "26", 3],
    ["several parts in a row are it", "ip-10-0-1-26.ec2.internal", "10-0-1", 3],
    ["the last part is it", "ip-10-0-1-26", "26", 3],
    ["a part begins with it", "ip-10-0-1-260", "26", 2],
    ["a part of several begins with it", "ip-10-0-17-3", "10-0-1", 2],
    ["it is inside", "uncordon…", "cordon", 1],
    ["the best of several places counts", "x26-26", "26", 3],
    ["capitals do not matter", "Turn on Maintenance mode…", "maintenance", 3],
    ["it is not there", "ip-10-0-1-26", "27", 0],
  ])("%s", (_, text, word, expected) => {
    expect(strength(text, word)).toBe(expected);
  });
});

describe("rank", () => {
  const entries = [
    entry("cluster", "aws-prod-east", { within: "api.example.com:6443" }),
    entry("cluster", "lab"),
    entry("node", "ip-10-0-1-174.ec2.internal", { within: "aws-prod-east" }),
    entry("node", "ip-10-0-2-174.ec2.internal", { within: "aws-dr-west" }),
    entry("node", "east-1", { within: "lab" }),
  ];
  const found = (query: string, of: readonly Entry[] = entries, most = 12) =>
    rank(of, wordsOf(query), most).map(({ label }) => label);

  it("puts names that begin with it first, then parts, then the place around", () => {
    expect(found("east")).toEqual(["east-1", "aws-prod-east", "ip-10-0-1-174.ec2.internal"]);
  });

  it("needs every word, each wherever it is", () => {
    expect(found("174 west")).toEqual(["ip-10-0-2-174.ec2.internal"]);
    expect(found("174 nowhere")).toEqual([]);
  });

  it("finds an action by its verb and what it is done to, in any order", () => {
    const actions = [
      entry("action", "Uncordon…", { of: "ip-10-0-1-26" }),
      entry("action", "Cordon…", { of: "ip-10-0-1-26" }),
      entry("action", "Cordon…", { of: "ip-10-0-2-26" }),
    ];
    expect(found("10-0-1 cordon", actions)).toEqual(["Cordon…", "Uncordon…"]);
  });

  it("puts what is refused last, however well it fits", () => {
    const both = [entry("action", "Cordon", { refused: "Already cordoned." }), entry("action", "Uncordon…")];
    expect(found("cordon", both)).toEqual(["Uncordon…", "Cordon"]);
  });

  it("of equals takes clusters, nodes, pages, actions", () => {
    const kinds = (["action", "page", "node", "cluster"] as const).map((kind) => entry(kind, `east ${kind}`));
    expect(found("east", kinds)).toEqual(["east cluster", "east node", "east page", "east action"]);
  });

  it("shows as many as are asked for", () => {
    const many = Array.from({ length: 40 }, (_, at) => entry("node", `worker-${at}`));
    expect(found("worker", many, 14)).toHaveLength(14);
  });
});

it("takes words apart at any space", () => {
  expect(wordsOf("  Cordon\t10-0-1 ")).toEqual(["cordon", "10-0-1"]);
  expect(wordsOf(" ")).toEqual([]);
});
