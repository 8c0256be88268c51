import { describe, expect, it } from "vitest";
import {
  type AuditRow,
  exactTime,
  factWord,
  objectWords,
  whatWords,
  whoWords,
  whyWords,
} from "./record-words";

describe("words of a record", () => {
  it.each<[string, AuditRow["result"], string]>([
    ["maintenance.start", "done", "turned on maintenance mode"],
    ["maintenance.start", "refused", "tried to turn on maintenance mode"],
    ["maintenance.start", "pending", "began to turn on maintenance mode"],
    ["workload.read", "refused", "tried workload.read"],
    ["", "refused", "tried something"],
  ])("%j, %s: %s", (action, result, words) => {
    expect(whatWords({ action, result, detail: {} })).toBe(words);
  });

  it("names the call where an action says little", () => {
    const row = { action: "self", result: "refused", detail: { call: "GET /api/v1/clusters" } } as const;
    expect(whatWords(row)).toBe("tried GET /api/v1/clusters");
  });

  it.each([
    ["maintenance.started", "node a", "a"],
    ["maintenance.start", "node a", "node a"],
    ["person.change", "person Mira (5f3c2a1b-0000-4000-8000-000000000000)", "person Mira"],
    ["cluster.add", "cluster depot (old)", "cluster depot (old)"],
  ])("%s of %s: %s", (action, object, words) => {
    expect(objectWords({ action, object, result: "done", detail: {} })).toBe(words);
  });

  it.each([
    ["graceSeconds", "Grace seconds"],
    ["consent budget", "Consent budget"],
    ["why", "Why"],
    ["", ""],
  ])("the fact %j is called %j", (name, word) => {
    expect(factWord(name)).toBe(word);
  });

  it("tells the time to the millisecond", () => {
    expect(exactTime("2026-11-21T12:04:29.512Z")).toBe("2026-11-21 12:04:29.512");
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
