import { describe, expect, it } from "vitest";
import {
  type AuditRow,
  exactTime,
  factWord,
  sentenceWords,
  whatWords,
  whoWords,
  whyWords,
} from "./record-words";

describe("words of a record", () => {
  it.each<[string, AuditRow["result"], string]>([
    ["maintenance.start", "done", "turned on maintenance mode for a node"],
    ["maintenance.start", "refused", "tried to turn on maintenance mode for a node"],
    ["maintenance.start", "pending", "began to turn on maintenance mode for a node"],
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
    ["maintenance.started", "node a", "began to empty a node", "a"],
    ["maintenance.start", "node a", "turned on maintenance mode for a node", "a"],
    ["maintenance.complete", "node a", "proved Complete for a node", "a"],
    ["maintenance.blocked", "node a", "is held up by pods of a node", "a"],
    ["person.change", "person Mira (5f3c2a1b-0000-4000-8000-000000000000)", "changed a person", "Mira"],
    ["person.change", "own password", "changed", "own password"],
    ["person.join", "person 7", "joined by a link", ""],
    ["cluster.add", "cluster depot (old)", "added a cluster", "depot (old)"],
    ["cluster.rotate", "cluster depot", "replaced the credential of a cluster", "depot"],
    ["channel.test", "channel ops", "sent a test to a channel", "ops"],
    ["role.grant", "group ops", "changed the roles of a group", "ops"],
    ["session.revoke", "all other sessions", "ended", "all other sessions"],
    ["session.sign-in", "person Mira", "signed in as", "Mira"],
    ["token.create", "token nightly", "made an API token", "nightly"],
    ["kubeconfig.download", "kubeconfig", "downloaded a kubeconfig", ""],
    ["kubeconfig.download", "admin kubeconfig", "downloaded", "admin kubeconfig"],
    ["audit.export", "audit log", "exported the audit log", ""],
    ["secret.read", "release a/b", "read values from", "release a/b"],
    ["link.make", "person a@example.com", "made a one-time link for a person", "a@example.com"],
    ["scan.reschedule", "schedule 7", "changed a schedule of scans", "schedule 7"],
    ["workload.read", "pod a", "tried workload.read", "pod a"],
  ])("%s of %j: %s, %s", (action, object, what, named) => {
    const actor = { id: "7", name: "Mira", via: "session" };
    expect(sentenceWords({ action, object, actor, result: "done", detail: {} })).toEqual([what, named]);
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
