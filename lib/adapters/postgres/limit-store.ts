import { lt, sql } from "drizzle-orm";
import type { LimitStore } from "@/lib/operations/store-ports/limits";
import type { Database } from "./database";
import { rateLimits } from "./schema";

/** A fixed window by the database's clock, counted in one statement. Whoever opens a window takes old ones away. */
export function createLimitStore({ run }: Pick<Database, "run">): LimitStore {
  return {
    add: (key, windowSeconds, times) =>
      run(async (db) => {
        const windowStart = sql`to_timestamp(floor(extract(epoch from now()) / ${windowSeconds}::int) * ${windowSeconds}::int)`;
        const [row] = await db
          .insert(rateLimits)
          .values({ key, windowStart, count: times })
          .onConflictDoUpdate({
            target: [rateLimits.key, rateLimits.windowStart],
            set: { count: sql`${rateLimits.count} + ${times}::int` },
          })
          .returning({ count: rateLimits.count });
        const count = row?.count ?? times;
        if (count === times)
          await db.delete(rateLimits).where(lt(rateLimits.windowStart, sql`now() - interval '1 day'`));
        return count;
      }),
  };
}
