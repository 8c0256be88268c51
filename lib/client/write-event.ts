import type { QueryClient } from "@tanstack/react-query";
import type { ClusterList, ClusterSummary } from "@/lib/contracts/cluster";
import type { ClusterMaintenances, MaintenanceList } from "@/lib/contracts/maintained";
import type { MaintenanceBody } from "@/lib/contracts/maintenance";
import type { TopicEvent } from "@/lib/contracts/stream";
import { applyEvent, type ClusterEvent, type ClusterView } from "./apply-event";
import { keys } from "./keys";
import { placeOf } from "./paths";

/**
 * Writes one event of the stream into the cache; what it changes is what is rendered again. `views` are the clusters
 * that the stream tells of: the cache forgets what nobody shows for a while, and a delta needs what it changes.
 */
export function writeEvent(client: QueryClient, views: Map<string, ClusterView>, event: TopicEvent): void {
  const { cluster, node } = placeOf(event.topic);
  switch (event.type) {
    case "clusters":
      put<ClusterList>(client, keys.clusters, { items: event.items });
      break;
    case "clusters-delta":
      writeSummaries(client, event.items, event.removed);
      break;
    case "maintenances":
      put<MaintenanceList>(client, keys.maintenances, { items: event.items });
      break;
    case "maintenances-delta":
      writeMaintained(client, event.items);
      break;
    case "snapshot":
    case "delta":
      writeCluster(client, views, event);
      break;
    case "node":
      if (event.pods) put(client, keys.pods(cluster, node), event.pods);
      writeMaintenance(client, keys.maintenance(cluster, node), event.maintenance);
      refresh(client, keys.detail(cluster, node));
      break;
    case "unknown":
      // The plain call says it in words.
      refresh(client, keys.cluster(cluster));
      break;
    case "changed":
      // Who shows it is told, and reads what it shows.
      break;
  }
}

/** undefined: as before; null: none any more. */
function writeMaintenance(
  client: QueryClient,
  queryKey: readonly string[],
  maintenance: MaintenanceBody | null | undefined,
) {
  if (maintenance) put(client, queryKey, maintenance);
  else if (maintenance === null) client.removeQueries({ queryKey, exact: true });
}

/** The list with the summaries that changed, in its order; new ones come last. */
function writeSummaries(
  client: QueryClient,
  changed: readonly ClusterSummary[],
  removed: readonly string[] = [],
): void {
  const old = client.getQueryData<ClusterList>(keys.clusters);
  if (old === undefined) return;
  const byId = new Map(old.items.map((summary) => [summary.id, summary]));
  for (const summary of changed) byId.set(summary.id, summary);
  for (const id of removed) byId.delete(id);
  put<ClusterList>(client, keys.clusters, { items: [...byId.values()] });
}

/** Clusters whose nodes in maintenance are others now; those that have none any more go. */
function writeMaintained(client: QueryClient, changed: readonly ClusterMaintenances[]): void {
  const old = client.getQueryData<MaintenanceList>(keys.maintenances);
  if (old === undefined) return;
  const byId = new Map([...old.items, ...changed].map((one) => [one.cluster, one]));
  const items = [...byId.values()].filter(({ nodes }) => nodes.length > 0);
  put<MaintenanceList>(client, keys.maintenances, { items });
}

function writeCluster(client: QueryClient, views: Map<string, ClusterView>, event: ClusterEvent): void {
  const { cluster } = placeOf(event.topic);
  const kept = views.get(event.topic);
  const old: ClusterView = {
    cluster: client.getQueryData(keys.cluster(cluster)) ?? kept?.cluster,
    // What a command's answer wrote is newer.
    nodes: client.getQueryData(keys.nodes(cluster)) ?? kept?.nodes,
    activity: kept?.activity,
  };
  const next = applyEvent(old, event);
  views.set(event.topic, next);
  if (next.cluster !== old.cluster) put(client, keys.cluster(cluster), next.cluster);
  if (next.nodes !== old.nodes) put(client, keys.nodes(cluster), next.nodes);
  if (next.activity !== old.activity) put(client, keys.activity(cluster), next.activity);
  for (const { name } of event.nodes ?? []) refresh(client, keys.detail(cluster, name));
}

/** A read that is under way is older than what the stream just told: it is dropped, not written over the news. */
function put<T>(client: QueryClient, queryKey: readonly string[], data: T): void {
  void client.cancelQueries({ queryKey, exact: true });
  client.setQueryData(queryKey, data);
}

/** Asks again for what the stream does not carry. A request under way is left to end, or changes would starve it. */
function refresh(client: QueryClient, queryKey: readonly string[]): void {
  void client.invalidateQueries({ queryKey }, { cancelRefetch: false });
}
