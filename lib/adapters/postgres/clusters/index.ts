import { and, asc, eq } from "drizzle-orm";
import type { Database } from "@/lib/adapters/postgres/database";
import { clusters } from "@/lib/adapters/postgres/schema";
import { keepKeys } from "@/lib/adapters/postgres/sealing-lock";
import type { ClusterChanges, ClusterRecord, ClusterStore } from "@/lib/operations/store-ports/clusters";
import type { Seal } from "@/lib/operations/store-ports/sealer";
import { forgetCluster } from "./forget";

type Row = typeof clusters.$inferSelect;

function recordOf(row: Row): ClusterRecord {
  const { id, name, tags, impersonation, server, sealed, keyId } = row;
  const said = { id, name, tags, impersonation };
  if (server === null || sealed === null || keyId === null) return said;
  const rotated = row.rotatedAt ?? undefined;
  const added = {
    server,
    sealed: { bytes: sealed, keyId },
    by: row.addedBy,
    at: row.addedAt,
    rotatedAt: rotated,
  };
  return { ...said, added };
}

function sealedNow(seal: Seal) {
  const { bytes, keyId } = seal();
  return { sealed: Buffer.from(bytes), keyId };
}

function columnsOf({ name, tags, impersonation, credential }: ClusterChanges): Partial<Row> {
  return {
    ...(name === undefined ? {} : { name }),
    ...(tags === undefined ? {} : { tags: [...tags] }),
    ...(impersonation === undefined ? {} : { impersonation }),
    ...(credential === undefined
      ? {}
      : {
          server: credential.server,
          ...sealedNow(credential.seal),
          rotatedAt: credential.rotatedAt ?? null,
        }),
  };
}

/** Clusters in the console's database. */
export function createClusterStore(database: Pick<Database, "run">): ClusterStore {
  return {
    async list() {
      const rows = await database.run((db) => db.select().from(clusters).orderBy(asc(clusters.id)));
      return rows.map(recordOf);
    },
    async add({ id, name, tags, impersonation, added }) {
      const said = { id, name, tags: [...tags], impersonation, addedBy: added?.by ?? "", addedAt: added?.at };
      const written = await database.run((db) =>
        db.transaction(async (tx) => {
          if (added) await keepKeys(tx);
          const row = { ...said, server: added?.server, ...(added && sealedNow(added.seal)) };
          return tx.insert(clusters).values(row).onConflictDoNothing().returning({ id: clusters.id });
        }),
      );
      return written.length > 0;
    },
    async change(id, changes) {
      const written = await database.run((db) =>
        db.transaction(async (tx) => {
          if (changes.credential) await keepKeys(tx);
          const columns = columnsOf(changes);
          return tx.update(clusters).set(columns).where(eq(clusters.id, id)).returning({ id: clusters.id });
        }),
      );
      return written.length > 0;
    },
    reseal: (id, from, to) =>
      database.run(async (db) => {
        const same = [eq(clusters.sealed, Buffer.from(from.bytes)), eq(clusters.keyId, from.keyId)];
        const { rowCount } = await db
          .update(clusters)
          .set({ sealed: Buffer.from(to.bytes), keyId: to.keyId })
          .where(and(eq(clusters.id, id), ...same));
        return rowCount === 1;
      }),
    remove: (id) =>
      database.run((db) =>
        db.transaction(async (tx) => {
          const { rowCount } = await tx.delete(clusters).where(eq(clusters.id, id));
          if (rowCount !== 1) return false;
          await forgetCluster(tx, id, new Date());
          return true;
        }),
      ),
  };
}
