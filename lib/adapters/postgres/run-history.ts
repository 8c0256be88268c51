import {
  and,
  desc,
  eq,
  getTableColumns,
  gte,
  ilike,
  inArray,
  isNotNull,
  lt,
  type SQL,
  sql,
} from "drizzle-orm";
import type { RunFilter, RunHistory, RunPlace } from "@/lib/operations/store-ports/run-history";
import { containing } from "./containing";
import type { Database } from "./database";
import { eventOf, recordOf } from "./run-store";
import { runEvents, runs } from "./schema";

/** More events than a run is told with; the newest are read. */
const MOST_EVENTS = 500;
/** Choices beyond these nobody looks through. */
const MOST_CHOICES = 500;

const { plan: _, pods: __, proof: ___, options: ____, ...LINE } = getTableColumns(runs);

/** Maintenances that are over, read from the table `runs`. */
export function createRunHistory(database: Database): RunHistory {
  return {
    find: (filter, { after, limit }) =>
      database.run(async (db) => {
        const found = await db
          .select(LINE)
          .from(runs)
          .where(and(...conditions(filter), after && isAfter(after)))
          .orderBy(desc(runs.since), desc(runs.id))
          .limit(limit);
        return found.map((row) => {
          const { options: _options, ...line } = recordOf({
            ...row,
            ...{ plan: null, pods: null, proof: null, options: { consents: [] } },
          });
          return line;
        });
      }),
    count: (filter) => database.run((db) => db.$count(runs, and(...conditions(filter)))),
    choices: (readable) =>
      database.run(async (db) => {
        const distinct = async (column: typeof runs.cluster | typeof runs.node | typeof runs.byName) => {
          const found = await db
            .selectDistinct({ value: column })
            .from(runs)
            .where(and(...conditions({ readable })))
            .orderBy(column)
            .limit(MOST_CHOICES);
          return found.map(({ value }) => value);
        };
        const [clusters, nodes, people] = await Promise.all([
          distinct(runs.cluster),
          distinct(runs.node),
          distinct(runs.byName),
        ]);
        return { clusters, nodes, people };
      }),
    times: (filter, limit) =>
      database.run(async (db) => {
        const found = await db
          .select({ since: runs.since, completeAt: runs.completeAt, waited: runs.waited })
          .from(runs)
          .where(and(...conditions(filter)))
          .orderBy(desc(runs.since), desc(runs.id))
          .limit(limit);
        return found.map(({ since, completeAt, waited }) => ({
          drainMs: completeAt ? Math.max(0, completeAt.getTime() - since.getTime()) : undefined,
          waited: waited ?? {},
        }));
      }),
    read: (cluster, id) =>
      database.run(async (db) => {
        const [row] = await db
          .select()
          .from(runs)
          .where(and(eq(runs.cluster, cluster), eq(runs.id, id)));
        if (!row) return undefined;
        const events = await db
          .select()
          .from(runEvents)
          .where(eq(runEvents.runId, id))
          .orderBy(desc(runEvents.at), desc(runEvents.id))
          .limit(MOST_EVENTS);
        return {
          run: recordOf(row),
          events: events.map((event) => {
            const { node: _node, ...told } = eventOf(event, row.node);
            return told;
          }),
        };
      }),
  };
}

/** Behind a place of the list, newest first; two that began at once stand by their ids. */
function isAfter({ since, id }: RunPlace): SQL {
  return sql`(${runs.since}, ${runs.id}) < (${since.toISOString()}::timestamptz, ${id})`;
}

function conditions(filter: RunFilter): (SQL | undefined)[] {
  const among = (column: Parameters<typeof inArray>[0], values: readonly string[] | undefined) =>
    values && values.length > 0 ? inArray(column, [...values]) : undefined;
  const everything = sql<string>`concat_ws(' ', ${runs.node}, ${runs.reason}, ${runs.byName})`;
  const words = (filter.text ?? "").split(/\s+/).filter(Boolean);
  return [
    isNotNull(runs.endedAt),
    // No cluster that one may read is not the same as no filter: it finds nothing.
    filter.readable && inArray(runs.cluster, [...filter.readable]),
    ...words.map((word) => ilike(everything, containing(word))),
    among(runs.cluster, filter.clusters),
    among(runs.node, filter.nodes),
    among(runs.byName, filter.people),
    among(runs.result, filter.results),
    filter.from && gte(runs.since, filter.from),
    filter.to && lt(runs.since, filter.to),
  ];
}
