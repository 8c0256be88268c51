import { describe, expect, it } from "vitest";
import { AUDIT_ACTIONS, type AuditAction, actionWords, isAuditAction, isRecordedFirst } from "./actions";
import type { AuditResult } from "./record";

const actions = Object.keys(AUDIT_ACTIONS) as AuditAction[];

describe("actions", () => {
  it.each(actions)("%s has a name of two words and says what was done", (action) => {
    expect(action).toMatch(/^[a-z]+\.[a-z-]+$/);
    expect(actionWords(action)).toMatch(/^[a-z].*[a-z]$/);
    expect(actionWords(action, "refused")).toMatch(/^[a-z].*[a-z]$/);
    expect(isAuditAction(action)).toBe(true);
  });

  it.each([
    ["workload.read", false],
    ["toString", false],
    ["", false],
  ])("%j is none", (text, is) => {
    expect(isAuditAction(text)).toBe(is);
    expect(actionWords(text)).toBe(text);
  });

  it.each<[AuditAction, AuditResult, string]>([
    ["maintenance.start", "done", "turned on maintenance mode for a node"],
    ["maintenance.start", "pending", "began to turn on maintenance mode for a node"],
    ["maintenance.start", "refused", "tried to turn on maintenance mode for a node"],
    ["session.sign-in", "refused", "tried to sign in"],
    ["cluster.rotate", "failed", "tried to replace the credential of a cluster"],
    ["maintenance.failed", "failed", "let the deadline pass for a node"],
    ["audit.held-back", "refused", "counted tries that were not recorded one by one"],
  ])("%s, %s: %s", (action, result, words) => {
    expect(actionWords(action, result)).toBe(words);
  });

  it.each<[AuditAction, boolean]>([
    ["maintenance.start", true],
    ["kubeconfig.download", true],
    ["person.invite", true],
    ["channel.remove", true],
    ["link.make", true],
    ["keys.rotate", true],
    ["database.backup", false],
    ["maintenance.end", false],
    ["node.cordon", false],
    ["session.sign-out", false],
    ["maintenance.ended", false],
  ])("%s waits for its record: %s", (action, first) => {
    expect(isRecordedFirst(action)).toBe(first);
  });
});
