import type { AuditPage } from "@/lib/contracts/audit";
import { actionWords, isAuditAction } from "@/lib/domain/audit/actions";
import type { AuditResult } from "@/lib/domain/audit/record";

export type AuditRow = AuditPage["items"][number];

export const resultWord: Record<AuditResult, string> = {
  pending: "Begun",
  done: "Done",
  refused: "Refused",
  failed: "Failed",
};

/** "turned on maintenance mode"; what was only tried: "tried workload.read". */
export function whatWords({ action }: Pick<AuditRow, "action">): string {
  if (action === "") return "tried something";
  return isAuditAction(action) ? actionWords(action) : `tried ${action}`;
}

export function whoWords({ actor }: Pick<AuditRow, "actor">): string {
  return actor.name === "" ? "Nobody signed in" : actor.name;
}

/** "new disk": why somebody did it, or why it was refused; else nothing. */
export function whyWords({ detail }: Pick<AuditRow, "detail">): string {
  const { why, reason } = detail;
  return String(why ?? reason ?? detail.detail ?? "");
}
