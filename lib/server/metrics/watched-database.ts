import type { Database } from "@/lib/adapters/postgres";
import { DrydockError } from "@/lib/domain/errors";
import { traced } from "@/lib/server/tracing/trace";
import { metrics } from "./instruments";

/** What the console looks at by itself comes each two seconds, and is no trace. */
const SPAN = { kind: "client", within: true, attributes: { "db.system.name": "postgresql" } } as const;

/** The database, whose work is counted and traced: by how long it took and what came of it, never by what it asked. */
export function watchedDatabase(database: Database): Database {
  return {
    ...database,
    run: (work) =>
      traced("database", SPAN, async () => {
        const { database: instruments } = metrics();
        const stop = instruments.duration.startTimer();
        try {
          const answer = await database.run(work);
          instruments.work.inc({ result: "done" });
          return answer;
        } catch (error) {
          instruments.work.inc({ result: error instanceof DrydockError ? error.failure.code : "failed" });
          throw error;
        } finally {
          stop();
        }
      }),
  };
}
