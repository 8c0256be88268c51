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
export function whatWords({
  action,
  result,
  detail,
}: Pick<AuditRow, "action" | "result" | "detail">): string {
  if (isAuditAction(action)) return actionWords(action, result);
  const call = String(detail.call ?? action);
  return call === "" ? "tried something" : `tried ${call}`;
}

/** "ip-10-0-1-12" after words that end with "the node"; names without the id that stands behind them. */
export function objectWords(row: Pick<AuditRow, "action" | "result" | "detail" | "object">): string {
  const named = row.object.replace(/ \([0-9a-f-]{36}\)$/, "");
  return whatWords(row).endsWith("the node") ? named.replace(/^node /, "") : named;
}

/** "graceSeconds" as "Grace seconds": facts have the names that the log gives them. */
export function factWord(name: string): string {
  const words = name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "2026-11-21 12:04:29.512": a record is compared with other logs, to the millisecond. */
export function exactTime(at: string): string {
  return at.replace("T", " ").replace("Z", "");
}

export function whoWords({ actor }: Pick<AuditRow, "actor">): string {
  return actor.name === "" ? "Somebody unknown" : actor.name;
}

/** "new disk": why somebody did it, or why it was refused; else nothing. */
export function whyWords({ detail }: Pick<AuditRow, "detail">): string {
  const { why, reason } = detail;
  return String(why ?? reason ?? detail.detail ?? "");
}
