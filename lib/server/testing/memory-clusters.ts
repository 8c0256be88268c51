import { DrydockError } from "@/lib/domain/errors";
import type { ClusterRecord, ClusterStore, NewCluster } from "@/lib/operations/store-ports/clusters";
import type { Seal, Sealed } from "@/lib/operations/store-ports/sealer";

function sealedNow<T extends { seal: Seal }>({ seal, ...more }: T) {
  return { ...more, sealed: seal() };
}

/** Clusters as the database keeps them, in memory. After `failAfter` writes the database is away. */
export function memoryClusters(given: readonly ClusterRecord[] = []): ClusterStore & { failAfter: number } {
  const records = new Map(given.map((record) => [record.id, record]));
  let writes = 0;
  const store = {
    failAfter: Number.POSITIVE_INFINITY,
    list: async () => [...records.values()],
    async add({ added, ...said }: NewCluster) {
      write();
      if (records.has(said.id)) return false;
      records.set(said.id, { ...said, ...(added && { added: sealedNow(added) }) });
      return true;
    },
    async change(id: string, { credential, ...changes }: Parameters<ClusterStore["change"]>[1]) {
      write();
      const record = records.get(id);
      if (!record) return false;
      const added = record.added && { ...record.added, ...(credential && sealedNow(credential)) };
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
