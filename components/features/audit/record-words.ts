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

/** "turned on maintenance mode", "tried to turn on maintenance mode"; what has no words of its own: "tried workload.read". */
export function whatWords({ action, result }: Pick<AuditRow, "action" | "result">): string {
  if (action === "") return "tried something";
  return isAuditAction(action) ? actionWords(action, result) : `tried ${action}`;
}

export function whoWords({ actor }: Pick<AuditRow, "actor">): string {
  return actor.name === "" ? "Somebody unknown" : actor.name;
}

/** "new disk": why somebody did it, or why it was refused; else nothing. */
export function whyWords({ detail }: Pick<AuditRow, "detail">): string {
  const { why, reason } = detail;
  return String(why ?? reason ?? detail.detail ?? "");
}
