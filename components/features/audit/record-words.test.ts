import { describe, expect, it } from "vitest";
import { type AuditRow, whatWords, whoWords, whyWords } from "./record-words";

describe("words of a record", () => {
  it.each<[string, AuditRow["result"], string]>([
    ["maintenance.start", "done", "turned on maintenance mode"],
    ["maintenance.start", "refused", "tried to turn on maintenance mode"],
    ["maintenance.start", "pending", "began to turn on maintenance mode"],
    ["workload.read", "refused", "tried workload.read"],
    ["", "refused", "tried something"],
  ])("%j, %s: %s", (action, result, words) => {
    expect(whatWords({ action, result })).toBe(words);
  });

  it.each([
    ["Mira", "Mira"],
    ["", "Somebody unknown"],
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
