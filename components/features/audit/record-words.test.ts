import { describe, expect, it } from "vitest";
import { type AuditRow, whatWords, whoWords, whyWords } from "./record-words";

describe("words of a record", () => {
  it.each([
    ["maintenance.start", "turned on maintenance mode"],
    ["workload.read", "tried workload.read"],
    ["", "tried something"],
  ])("%j: %s", (action, words) => {
    expect(whatWords({ action })).toBe(words);
  });

  it.each([
    ["Mira", "Mira"],
    ["", "Nobody signed in"],
  ])("by %j: %s", (name, words) => {
    expect(whoWords({ actor: { id: "", name, via: "" } })).toBe(words);
  });

  it.each<[AuditRow["detail"], string]>([
    [{ reason: "new disk" }, "new disk"],
    [{ reason: "new disk", why: "The last one." }, "The last one."],
    [{ detail: "12 pods are to move." }, "12 pods are to move."],
    [{ count: 3 }, ""],
  ])("%o: %s", (detail, words) => {
    expect(whyWords({ detail })).toBe(words);
  });
});
