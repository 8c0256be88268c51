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

/** " an API token": the thing at the end of words, where it is any one. */
const ANY = / an? (?:[A-Za-z-]+ ){0,2}[A-Za-z-]+$/;
const PREPOSITION = / (of|for|from|in|to|with) /;

/**
 * What was done and to what, in two parts that make one sentence: "added a cluster" "depot", "downloaded"
 * "admin kubeconfig". What the words say already is not said again, and names stand without the id behind them.
 */
export function sentenceWords(
  row: Pick<AuditRow, "action" | "result" | "detail" | "object" | "actor">,
): [what: string, object: string] {
  const what = whatWords(row);
  const named = row.object.replace(/ \([0-9a-f-]{36}\)$/, "");
  // Who joins is the person that it is about.
  if (named === "" || what.endsWith(named) || named === `person ${row.actor.id}`) return [what, ""];
  const kind = `${what.split(" ").at(-1)} `;
  if (named.startsWith(kind)) return [what, named.slice(kind.length)];
  if (row.action === "session.sign-in") return [`${what} as`, named.replace(/^person /, "")];
  const any = isAuditAction(row.action) ? ANY.exec(what)?.[0] : undefined;
  return any === undefined || PREPOSITION.test(any) ? [what, named] : [what.slice(0, -any.length), named];
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
