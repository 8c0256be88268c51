import {
  and,
  asc,
  desc,
  eq,
  gt,
  gte,
  ilike,
  inArray,
  lt,
  ne,
  notExists,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { containing } from "@/lib/adapters/postgres/containing";
import type { Drizzle } from "@/lib/adapters/postgres/open-drizzle";
import { audit } from "@/lib/adapters/postgres/schema";
import type { AuditRecord } from "@/lib/domain/audit/record";
import type { AuditChoices, AuditQuery } from "@/lib/operations/store-ports/audit";
import { recordOf } from "./rows";

function wordsIn(text: string): SQL[] {
  const everything = sql<string>`concat_ws(' ', ${audit.actorName}, ${audit.address}, ${audit.action}, ${audit.cluster}, ${audit.object}, ${audit.requestId}, ${audit.detail}::text)`;
  return text
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => ilike(everything, containing(word)));
}

function conditions(db: Pick<Drizzle, "select">, query: AuditQuery): (SQL | undefined)[] {
  const later = alias(audit, "later");
  const itsResult = db
    .select({ one: sql`1` })
    .from(later)
    .where(
      and(eq(later.requestId, audit.requestId), eq(later.action, audit.action), eq(later.stage, "after")),
    );
  const among = (column: Parameters<typeof inArray>[0], values: readonly string[] | undefined) =>
    values && values.length > 0 ? inArray(column, [...values]) : undefined;
  return [
    ...wordsIn(query.text ?? ""),
    among(audit.actorName, query.people),
    among(audit.action, query.actions),
    among(audit.cluster, query.clusters),
    among(audit.result, query.results),
    query.object ? ilike(audit.object, containing(query.object)) : undefined,
    query.requestId === undefined ? undefined : eq(audit.requestId, query.requestId),
    query.from && gte(audit.at, query.from),
    query.to && lt(audit.at, query.to),
    query.before === undefined ? undefined : lt(audit.seq, query.before),
    query.after === undefined ? undefined : gt(audit.seq, query.after),
    query.everyStage ? undefined : or(ne(audit.stage, "before"), notExists(itsResult)),
  ];
}

export async function findAudit(db: Drizzle, query: AuditQuery): Promise<AuditRecord[]> {
  const rows = await db
    .select()
    .from(audit)
    .where(and(...conditions(db, query)))
    // What came after a number is read from there on, so that nothing in between is left out.
    .orderBy(query.after === undefined ? desc(audit.seq) : asc(audit.seq))
    .limit(query.limit);
  const records = rows.map(recordOf);
  return query.after === undefined ? records : records.reverse();
}

export async function auditChoices(db: Drizzle): Promise<AuditChoices> {
  const [people, actions, clusters] = await Promise.all([
    db.selectDistinct({ value: audit.actorName }).from(audit).where(ne(audit.actorName, "")),
    db.selectDistinct({ value: audit.action }).from(audit),
    db.selectDistinct({ value: audit.cluster }).from(audit).where(ne(audit.cluster, "")),
  ]);
  const sorted = (rows: { value: string }[]) => rows.map(({ value }) => value).sort();
  return { people: sorted(people), actions: sorted(actions), clusters: sorted(clusters) };
}
