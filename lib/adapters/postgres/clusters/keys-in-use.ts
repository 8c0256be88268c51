import { isNotNull } from "drizzle-orm";
import type { Database } from "@/lib/adapters/postgres/database";
import { channels, clusters } from "@/lib/adapters/postgres/schema";

/** Ids of the keys that some secret of the database is sealed with, whatever it is for. */
export async function keysInUse(database: Pick<Database, "run">): Promise<Set<string>> {
  const found = await database.run(async (db) => [
    ...(await db.selectDistinct({ id: clusters.keyId }).from(clusters).where(isNotNull(clusters.keyId))),
    ...(await db.selectDistinct({ id: channels.keyId }).from(channels).where(isNotNull(channels.keyId))),
  ]);
  return new Set(found.flatMap(({ id }) => id ?? []));
}
