import type { Principal } from "@/lib/domain/access/principal";
import { EVERY_CLUSTER, readableClusters } from "@/lib/domain/access/principal";
import { createHub, type Hub, type Subject } from "./hub";

/** A topic over all clusters. */
export interface FleetList {
  /** One for all who may read the same clusters. */
  find(person: Principal): Hub;
  touch(cluster: string): void;
  close(): void;
}

/** Tells something of each cluster that a person may read; only those that were touched are asked anew. */
export function createFleetList<Cluster, Told>(
  clusters: ReadonlyMap<string, Cluster>,
  /** undefined: there is nothing to tell of it. */
  tell: (cluster: Cluster) => Told | undefined,
  subjectOf: (paint: () => ReadonlyMap<string, Told>) => Subject<ReadonlyMap<string, Told>>,
): FleetList {
  const told = new Map<string, Told | undefined>();
  const touched = new Set<string>();
  const lists = new Map<string, Hub>();
  let closed = false;

  function paint(may: (id: string) => boolean): Map<string, Told> {
    for (const [id, cluster] of clusters) if (touched.has(id) || !told.has(id)) told.set(id, tell(cluster));
    touched.clear();
    for (const id of told.keys()) if (!clusters.has(id)) told.delete(id);
    return new Map([...told].flatMap(([id, one]) => (one === undefined || !may(id) ? [] : [[id, one]])));
  }

  return {
    find(person) {
      const readable = readableClusters(person);
      const key = JSON.stringify(readable);
      const known = lists.get(key);
      if (known) return known;
      const may = (id: string) => readable === EVERY_CLUSTER || readable.includes(id);
      const list = createHub(
        subjectOf(() => paint(may)),
        () => lists.delete(key),
      );
      if (closed) list.close();
      else lists.set(key, list);
      return list;
    },
    touch(cluster) {
      touched.add(cluster);
      for (const list of lists.values()) list.touch();
    },
    close() {
      closed = true;
      for (const list of lists.values()) list.close();
    },
  };
}
