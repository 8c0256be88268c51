import { DrydockError } from "@/lib/domain/errors";
import type { ClusterRecord, ClusterStore } from "@/lib/operations/store-ports/clusters";
import type { Sealed } from "@/lib/operations/store-ports/sealer";

/** Clusters as the database keeps them, in memory. After `failAfter` writes the database is away. */
export function memoryClusters(given: readonly ClusterRecord[] = []): ClusterStore & { failAfter: number } {
  const records = new Map(given.map((record) => [record.id, record]));
  let writes = 0;
  const store = {
    failAfter: Number.POSITIVE_INFINITY,
    list: async () => [...records.values()],
    async add(record: ClusterRecord) {
      write();
      if (records.has(record.id)) return false;
      records.set(record.id, record);
      return true;
    },
    async change(id: string, { credential, ...changes }: Parameters<ClusterStore["change"]>[1]) {
      write();
      const record = records.get(id);
      if (!record) return false;
      const added = record.added && { ...record.added, ...credential };
      records.set(id, { ...record, ...changes, added });
      return true;
    },
    async reseal(id: string, from: Sealed, to: Sealed) {
      write();
      const record = records.get(id);
      if (record?.added?.sealed !== from) return false;
      records.set(id, { ...record, added: { ...record.added, sealed: to } });
      return true;
    },
    async remove(id: string) {
      write();
      return records.delete(id);
    },
  };
  function write() {
    writes += 1;
    if (writes > store.failAfter)
      throw new DrydockError({ code: "database-away", why: "there is no database" });
  }
  return store;
}
