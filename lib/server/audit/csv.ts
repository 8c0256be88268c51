import { actionWords } from "@/lib/domain/audit/actions";
import type { AuditRecord } from "@/lib/domain/audit/record";
import { csvOf } from "@/lib/domain/csv";

const HEAD = [
  "seq",
  "at",
  "person",
  "via",
  "address",
  "action",
  "words",
  "cluster",
  "object",
  "result",
  "detail",
  "stage",
  "request",
  "hash",
];

/** The mark by which spreadsheets know UTF-8, and the names of the columns. */
export function auditCsvHead(): string {
  return `\uFEFF${csvOf([HEAD])}`;
}

export function auditCsv(records: readonly AuditRecord[]): string {
  return csvOf(
    records.map((record) => [
      record.seq,
      record.at,
      record.actor.name,
      record.actor.via,
      record.address,
      record.action,
      actionWords(record.action, record.result),
      record.cluster,
      record.object,
      record.result,
      Object.entries(record.detail)
        .map(([name, value]) => `${name}: ${value}`)
        .join("; "),
      record.stage,
      record.requestId,
      record.hash,
    ]),
  );
}
