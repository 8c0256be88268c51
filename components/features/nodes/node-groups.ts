import type { ClusterSummary } from "@/lib/contracts/cluster";
import type { NodeRow } from "@/lib/contracts/node";
import { digits, nodeCount } from "./node-words";

export interface PoolGroup {
  pool: string;
  kind: NodeRow["poolKind"];
  /** Rows to show, in the order of the input. */
  rows: readonly NodeRow[];
  /** Of the whole pool, whatever is filtered. */
  total: number;
  schedulable: number;
  /** "m7i.2xlarge", or "m7i.2xlarge and 2 more". */
  machine?: string;
}

/**
 * Rows under their pools, control planes first, then by name. `rows` are what is shown, `all` is what there is: counts
 * tell of the whole pool. A pool of which nothing is shown is left out.
 */
export function groupByPool(rows: readonly NodeRow[], all: readonly NodeRow[]): PoolGroup[] {
  const whole = Map.groupBy(all, (row) => row.pool);
  return [...Map.groupBy(rows, (row) => row.pool)]
    .map(([pool, shown]) => {
      const members = whole.get(pool) ?? shown;
      const types = [...new Set(members.flatMap((row) => row.instanceType ?? []))];
      return {
        pool,
        kind: members.some((row) => row.poolKind === "control-plane") ? "control-plane" : "worker",
        rows: shown,
        total: members.length,
        schedulable: members.filter((row) => row.schedulable).length,
        machine: types.length > 1 ? `${types[0]} and ${types.length - 1} more` : types[0],
      } satisfies PoolGroup;
    })
    .sort((a, b) => Number(b.kind === "control-plane") - Number(a.kind === "control-plane") || byName(a, b));
}

const collator = new Intl.Collator("en", { numeric: true });
const byName = (a: PoolGroup, b: PoolGroup) => collator.compare(a.pool, b.pool);

/** "3 nodes", or "2 of 3 nodes" while some are filtered away. */
export function groupCount({ rows, total }: PoolGroup): string {
  return rows.length === total ? nodeCount(total) : `${digits(rows.length)} of ${nodeCount(total)}`;
}

/** "etcd 3 of 3, one may leave": how many members may be away before the quorum is lost. */
export function etcdWords(etcd: ClusterSummary["etcd"]): string | undefined {
  if (etcd === undefined) return undefined;
  const spare = etcd.ready - (Math.floor(etcd.members / 2) + 1);
  const may =
    spare < 0 ? "quorum lost" : spare === 0 ? "none may leave" : `${spare === 1 ? "one" : spare} may leave`;
  return `etcd ${etcd.ready} of ${etcd.members}, ${may}`;
}
