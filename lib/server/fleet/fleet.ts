import { isDeepStrictEqual } from "node:util";
import type { ClusterContext, OwnContext } from "@/lib/adapters/kubernetes";
import type { Network } from "@/lib/domain/addresses/address";
import { DrydockError } from "@/lib/domain/errors";
import { USUAL_IMPERSONATION } from "@/lib/domain/impersonation/whom";
import type { AddedRecord, ClusterRecord, ClusterStore } from "@/lib/operations/store-ports/clusters";
import type { Sealer } from "@/lib/operations/store-ports/sealer";
import { log, reasonOf } from "@/lib/server/log";
import type { Runtime } from "@/lib/server/runtime";
import type { About } from "./about";
import { addedContext } from "./added-context";

/** Another replica's changes are seen this late at most, in milliseconds. */
const LOOK_MS = 2_000;

interface FleetOptions {
  /** The operator's clusters. */
  own: readonly OwnContext[];
  store: ClusterStore;
  sealer: Sealer;
  networks: readonly Network[];
  /** Starts watching a cluster. Throws when it can't be used at all. */
  launch(context: ClusterContext, about: () => About): Runtime;
  /** A cluster came, went, or is called otherwise. */
  onChange(id: string): void;
}

export interface Fleet {
  clusters: ReadonlyMap<string, Runtime>;
  /** What people said about a cluster, if anything. */
  record(id: string): ClusterRecord | undefined;
  about(id: string): About;
  /** Reads the store, and starts, changes and stops what differs. Throws database-away. */
  sync(): Promise<void>;
  stop(): Promise<void>;
}

type Added = ClusterRecord & { added: AddedRecord };

function isAdded(record: ClusterRecord): record is Added {
  return record.added !== undefined;
}

/** The clusters of this process: those of the operator, which stay, and those of the store, which come and go. */
export function createFleet(options: FleetOptions): Fleet {
  const { own, store, launch } = options;
  const clusters = new Map<string, Runtime>();
  const ownById = new Map(own.map((context) => [context.id, context]));
  let records = new Map<string, ClusterRecord>();
  let queue: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const aboutOf = (id: string): About => {
    const record = records.get(id);
    return {
      origin: ownById.get(id)?.origin ?? "added",
      tags: record?.tags ?? [],
      impersonation: record?.impersonation ?? USUAL_IMPERSONATION,
      added: record?.added,
    };
  };

  function start(context: ClusterContext): void {
    try {
      clusters.set(
        context.id,
        launch(context, () => aboutOf(context.id)),
      );
    } catch (error) {
      // One that can't be used at all must not take the others along.
      log("error", "cluster not used", { cluster: context.id, reason: reasonOf(error) });
    }
  }

  /** The record as it is now; as it was last, once it is gone and its runtime about to end. */
  function startAdded(first: Added): void {
    let last = first;
    const current = () => {
      const record = records.get(first.id);
      if (record && isAdded(record)) last = record;
      return last;
    };
    start(addedContext(first.id, current, options));
  }

  async function end(id: string): Promise<void> {
    const runtime = clusters.get(id);
    clusters.delete(id);
    options.onChange(id);
    await runtime?.stop();
  }

  async function apply(next: Map<string, ClusterRecord>): Promise<void> {
    const before = records;
    records = new Map(
      [...next].map(([id, record]) => {
        const known = before.get(id);
        return [id, known && isDeepStrictEqual(known, record) ? known : record];
      }),
    );
    for (const [id, record] of records) {
      if (isAdded(record) && !ownById.has(id) && !clusters.has(id)) startAdded(record);
      const known = before.get(id);
      if (known === record) continue;
      const changed = !isDeepStrictEqual(known?.added?.sealed, record.added?.sealed);
      if (known && changed) clusters.get(id)?.port.renew();
      options.onChange(id);
    }
    const gone = [...clusters.keys()].filter((id) => !ownById.has(id) && !records.has(id));
    await Promise.all(gone.map(end));
    for (const id of before.keys()) if (!records.has(id)) options.onChange(id);
  }

  function sync(): Promise<void> {
    const work = queue.then(async () => {
      const found = await store.list();
      if (!stopped) await apply(new Map(found.map((record) => [record.id, record])));
    });
    // The caller gets the error; the queue only waits for the end.
    queue = work.catch(() => undefined);
    return work;
  }

  async function look(): Promise<void> {
    try {
      await sync();
    } catch (error) {
      // That the database is away is told by itself, and the clusters go on as they are.
      const away = error instanceof DrydockError && error.failure.code === "database-away";
      if (!away) log("error", "clusters not read", { reason: reasonOf(error) });
    }
    if (!stopped) timer = setTimeout(() => void look(), LOOK_MS).unref();
  }

  for (const context of own) start(named(context, () => records.get(context.id)?.name ?? context.name));
  void look();

  return {
    clusters,
    record: (id) => records.get(id),
    about: aboutOf,
    sync,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await queue;
      await Promise.allSettled([...clusters.values()].map((cluster) => cluster.stop()));
    },
  };
}

/** A cluster of the operator under the name that people gave it. */
function named(context: OwnContext, name: () => string): OwnContext {
  return Object.defineProperty({ ...context }, "name", { get: name, enumerable: true });
}
