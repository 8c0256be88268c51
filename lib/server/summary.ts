import type { ClusterSummary } from "@/lib/contracts/cluster";
import type { NodeRow } from "@/lib/contracts/node";
import type { ClusterIndex } from "@/lib/domain/cluster-index";
import { etcdWithout } from "@/lib/domain/control-plane";
import type { ClusterPort, LeaseRecord } from "@/lib/operations/ports";
import { byPool } from "./rows";

type Square = ClusterSummary["squares"][number];

/** Rows in order as runs of equal squares: most nodes of a pool are alike, and a large cluster has thousands. */
function squaresOf(rows: readonly NodeRow[]): Square[] {
  const runs: Square[] = [];
  for (const { pool, maintenance, health } of rows) {
    const state = maintenance?.phase ?? (health.state === "not-ready" ? "not-ready" : "healthy");
    const last = runs.at(-1);
    if (last?.pool === pool && last.state === state) last.nodes += 1;
    else runs.push({ pool, state, nodes: 1 });
  }
  return runs;
}

function healthOf(port: ClusterPort, rows: readonly NodeRow[]): ClusterSummary["health"] {
  if (port.freshness().state !== "live") return { state: "unknown", text: "Not known" };
  const notReady = rows.filter((row) => row.health.state === "not-ready").length;
  if (notReady > 0) return { state: "unhealthy", text: `${notReady} of ${rows.length} nodes not Ready` };
  const latency = port.latencyMs();
  return {
    state: "healthy",
    text: latency === undefined ? "API server answers" : `API server answers in ${Math.round(latency)} ms`,
  };
}

function sum(
  rows: readonly NodeRow[],
  key: "cpuMilli" | "memoryBytes",
): { requested: number; allocatable: number } {
  return rows.reduce(
    (total, row) => ({
      requested: total.requested + row[key].requested,
      allocatable: total.allocatable + row[key].allocatable,
    }),
    { requested: 0, allocatable: 0 },
  );
}

/** What the cluster itself does not say. */
type Said = Pick<ClusterSummary, "origin" | "tags" | "added" | "impersonation" | "kubeconfig">;

/** One cluster in a line: for the clusters table, the header's reminder and the overview. */
export function summaryOf(
  port: ClusterPort,
  index: ClusterIndex | undefined,
  rows: readonly NodeRow[],
  lease: LeaseRecord | undefined,
  said: Said,
): ClusterSummary {
  const version = port.version();
  const versions = new Map<string, number>();
  for (const row of rows)
    if (row.version !== version) versions.set(row.version, (versions.get(row.version) ?? 0) + 1);
  const etcd = index && etcdWithout(index, undefined);
  const latency = port.latencyMs();
  return {
    id: port.info.id,
    name: port.info.name,
    server: port.info.server,
    version,
    freshness: port.freshness(),
    latencyMs: latency === undefined ? undefined : Math.round(latency),
    health: healthOf(port, rows),
    nodes: {
      total: rows.length,
      ready: rows.filter((row) => row.health.state !== "not-ready").length,
      schedulable: rows.filter((row) => row.schedulable).length,
      controlPlane: rows.filter((row) => row.poolKind === "control-plane").length,
      otherVersions: [...versions].map(([other, nodes]) => ({ version: other, nodes })),
    },
    etcd: etcd && { members: etcd.members, ready: etcd.ready },
    maintenance: {
      total: rows.filter((row) => row.maintenance).length,
      blocked: rows.filter((row) => row.maintenance?.phase === "blocked").length,
    },
    squares: squaresOf([...rows].sort(byPool)),
    cpuMilli: sum(rows, "cpuMilli"),
    memoryBytes: sum(rows, "memoryBytes"),
    driver: driverOf(lease),
    ...said,
  };
}

/** Who drives, by the Lease; one that names nobody, or no time that can be read, tells nothing. */
function driverOf(lease: LeaseRecord | undefined): ClusterSummary["driver"] {
  const renewedMs = Date.parse(lease?.renewedAt ?? "");
  if (!lease?.holder || Number.isNaN(renewedMs)) return undefined;
  return { holder: lease.holder, renewedAt: new Date(renewedMs).toISOString() };
}
