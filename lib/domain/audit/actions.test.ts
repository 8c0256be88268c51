import { describe, expect, it } from "vitest";
import { AUDIT_ACTIONS, type AuditAction, actionWords, isAuditAction, isRecordedFirst } from "./actions";

const actions = Object.keys(AUDIT_ACTIONS) as AuditAction[];

describe("actions", () => {
  it.each(actions)("%s has a name of two words and says what was done", (action) => {
    expect(action).toMatch(/^[a-z]+\.[a-z-]+$/);
    expect(actionWords(action)).toMatch(/^[a-z].*[a-z]$/);
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

  it.each<[AuditAction, boolean]>([
    ["maintenance.start", true],
    ["kubeconfig.download", true],
    ["person.invite", true],
    ["channel.remove", true],
    ["maintenance.end", false],
    ["node.cordon", false],
    ["session.sign-out", false],
    ["maintenance.ended", false],
  ])("%s waits for its record: %s", (action, first) => {
    expect(isRecordedFirst(action)).toBe(first);
  });
});
