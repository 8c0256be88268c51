import type { QueryClient } from "@tanstack/react-query";
import type { ClusterList } from "@/lib/contracts/cluster";
import type { StreamEvent } from "@/lib/contracts/stream";
import { applyEvent, type ClusterView } from "./apply-event";
import { keys } from "./keys";

/** Writes one event of a cluster's stream into the cache; what it changes is what is rendered again. */
export function writeEvent(client: QueryClient, cluster: string, event: StreamEvent): void {
  if (event.type === "beat") return;
  const old: ClusterView = {
    cluster: client.getQueryData(keys.cluster(cluster)),
    nodes: client.getQueryData(keys.nodes(cluster)),
    activity: client.getQueryData(keys.activity(cluster)),
  };
  const next = applyEvent(old, event);
  const summary = next.cluster;
  if (summary && summary !== old.cluster) {
    put(client, keys.cluster(cluster), summary);
    client.setQueryData<ClusterList>(
      keys.clusters,
      (list) => list && { items: list.items.map((item) => (item.id === cluster ? summary : item)) },
    );
  }
  if (next.nodes !== old.nodes) put(client, keys.nodes(cluster), next.nodes);
  if (next.activity !== old.activity) put(client, keys.activity(cluster), next.activity);
  refresh(client, cluster, event);
}

/** A read that is under way is older than what the stream just told: it is dropped, not written over the news. */
function put(client: QueryClient, queryKey: readonly string[], data: unknown): void {
  void client.cancelQueries({ queryKey, exact: true });
  client.setQueryData(queryKey, data);
}

/** Asks again for what the stream does not carry. A request under way is left to end, or changes would starve it. */
function refresh(client: QueryClient, cluster: string, event: Exclude<StreamEvent, { type: "beat" }>): void {
  const options = { cancelRefetch: false };
  void client.invalidateQueries({ queryKey: keys.plans(cluster) }, options);
  const names = event.type === "delta" ? event.nodes?.map((row) => row.name) : undefined;
  if (event.type === "snapshot") void client.invalidateQueries({ queryKey: keys.allNodes(cluster) }, options);
  for (const name of names ?? [])
    void client.invalidateQueries({ queryKey: keys.node(cluster, name) }, options);
}
