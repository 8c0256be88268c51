import type { Database } from "@/lib/adapters/postgres";
import type { Runtime } from "@/lib/server/runtime";
import { type Instruments, metrics } from "./instruments";

type Instrument = { reset(): void };

function gatherCluster({ clusters, watches }: Instruments, id: string, runtime: Runtime): void {
  const { port } = runtime;
  const cluster = { cluster: id };
  clusters.live.set(cluster, port.freshness().state === "live" ? 1 : 0);
  clusters.leads.set(cluster, runtime.leads() ? 1 : 0);
  const latencyMs = port.latencyMs();
  if (latencyMs !== undefined) clusters.latency.set(cluster, latencyMs / 1000);
  const rows = runtime.rows();
  clusters.nodes.set(cluster, rows.length);
  for (const { maintenance } of rows)
    if (maintenance) clusters.maintenances.inc({ ...cluster, phase: maintenance.phase });
  for (const { resource, open, opened, listed, heardAgeMs } of port.watches()) {
    const labels = { ...cluster, resource };
    watches.open.set(labels, open ? 1 : 0);
    watches.opened.inc(labels, opened);
    watches.listed.inc(labels, listed);
    if (heardAgeMs !== undefined) watches.heardAge.set(labels, heardAgeMs / 1000);
  }
}

type Looked = Pick<Database, "state" | "connections">;

function gatherDatabase({ database: gauges }: Instruments, database: Looked): void {
  const { total, idle, waiting } = database.connections();
  gauges.ready.set(database.state().state === "ready" ? 1 : 0);
  gauges.connections.set({ state: "busy" }, total - idle);
  gauges.connections.set({ state: "idle" }, idle);
  gauges.waiting.set(waiting);
}

/** What is so now is read when somebody asks, so that a cluster that was removed leaves nothing behind. */
function gather(clusters: ReadonlyMap<string, Runtime>, database: Looked): void {
  const instruments = metrics();
  const read: Instrument[] = [...Object.values(instruments.clusters), ...Object.values(instruments.watches)];
  for (const instrument of read) instrument.reset();
  gatherDatabase(instruments, database);
  for (const [id, runtime] of clusters) gatherCluster(instruments, id, runtime);
}

/** Everything in the text format of Prometheus. */
export async function exposition(
  clusters: ReadonlyMap<string, Runtime>,
  database: Looked,
): Promise<{ type: string; text: string }> {
  gather(clusters, database);
  const { registry } = metrics();
  return { type: registry.contentType, text: await registry.metrics() };
}
