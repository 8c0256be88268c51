"use client";
import { useQueries } from "@tanstack/react-query";
import { useParams } from "next/navigation";
import { useMemo } from "react";
import { usePreference } from "@/components/layout/preferences";
import { staleReason } from "@/components/layout/stale-words";
import { deniedTo } from "@/lib/client/denied";
import { useConnection } from "@/lib/client/live";
import { nodesQuery, useClusters, useSession } from "@/lib/client/queries";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import type { NodeRow } from "@/lib/contracts/node";
import { rowsFor } from "@/lib/domain/access/refusals";
import type { Sources } from "./found";
import type { FoundNode } from "./node-entries";

/** So many nodes of other clusters are read when it opens; clusters that are larger are opened first. */
const NODES_READ = 2_000;

const NO_CLUSTERS: readonly ClusterSummary[] = [];

interface Found extends Sources {
  /** Clusters whose nodes are not among what is found. */
  unread: readonly ClusterSummary[];
}

/**
 * What can be found. The stream keeps the nodes of the cluster on whose pages one is; those of others are read anew each
 * time this is shown, since what may be done is judged by them.
 */
export function useSources(): Found {
  const params = useParams<{ cluster?: string; node?: string }>();
  const cluster = params.cluster === undefined ? undefined : decodeURIComponent(params.cluster);
  const node = params.node === undefined ? undefined : decodeURIComponent(params.node);
  const { data: session } = useSession();
  const clusters = useClusters().data?.items ?? NO_CLUSTERS;
  const stale = staleReason(useConnection(cluster));
  const read = new Set(withinReach(clusters, cluster));
  const density = usePreference("density");
  const theirs = useMemo(() => {
    const made = new Map<string, (rows: readonly NodeRow[]) => readonly NodeRow[]>();
    return (id: string) => {
      const known = made.get(id) ?? rowsFor<NodeRow>((verb) => deniedTo(session, verb, id));
      made.set(id, known);
      return known;
    };
  }, [session]);
  const results = useQueries({
    queries: clusters.map(({ id }) => ({
      ...nodesQuery(id),
      enabled: read.has(id),
      refetchOnMount: id === cluster ? true : ("always" as const),
      select: theirs(id),
    })),
  });
  const nodes = clusters.flatMap(({ id, name }, at): FoundNode[] => {
    const { data = [], isFetching = false } = results[at] ?? {};
    const current = id === cluster || (read.has(id) && !isFetching);
    const why = id === cluster ? stale : undefined;
    return data.map((row) => ({ cluster: id, clusterName: name, row, current, stale: why }));
  });
  return {
    clusters,
    nodes,
    session,
    denied: (id, verb) => deniedTo(session, verb, id),
    density,
    cluster,
    node,
    unread: clusters.filter((_, at) => results[at]?.data === undefined && !results[at]?.isFetching),
  };
}

/** The cluster where one is, and others as long as their nodes are few enough together. */
function withinReach(clusters: readonly ClusterSummary[], here: string | undefined): string[] {
  let left = NODES_READ;
  return clusters.flatMap(({ id, nodes }) => {
    if (id === here) return [id];
    left -= nodes.total;
    return left >= 0 ? [id] : [];
  });
}
