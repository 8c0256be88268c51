import { isDeepStrictEqual } from "node:util";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import type { ClusterMaintenances } from "@/lib/contracts/maintained";
import type { MaintenanceBody } from "@/lib/contracts/maintenance";
import type { NodePods, NodeRow } from "@/lib/contracts/node";
import type { ActivityEntry, TopicEvent } from "@/lib/contracts/stream";
import type { Subject } from "./hub";
import { changedRows, manyChanged } from "./row-change";

export interface ClusterPicture {
  cluster: ClusterSummary;
  /** undefined while they were not listed. */
  nodes: readonly NodeRow[] | undefined;
  activity: readonly ActivityEntry[];
}

/** One cluster: its summary, the rows of its nodes, what happened. */
export function clusterSubject(topic: string, paint: () => ClusterPicture): Subject<ClusterPicture> {
  return {
    paint,
    whole: ({ cluster, nodes, activity }) => ({
      type: "snapshot",
      topic,
      cluster,
      nodes: nodes && [...nodes],
      activity: [...activity],
    }),
    change(before, after) {
      if (!before.nodes || !after.nodes) return isDeepStrictEqual(before, after) ? undefined : "whole";
      if (manyChanged(before.nodes, after.nodes)) return "whole";
      const { nodes, removedNodes } = changedRows(before.nodes, after.nodes);
      const cluster = isDeepStrictEqual(before.cluster, after.cluster) ? undefined : after.cluster;
      const told = new Map(before.activity.map((entry) => [entry.id, entry]));
      const activity = after.activity.filter((entry) => !isDeepStrictEqual(entry, told.get(entry.id)));
      if (nodes.length + removedNodes.length + activity.length === 0 && !cluster) return undefined;
      return { type: "delta", topic, cluster, nodes, removedNodes, activity };
    },
  };
}

export interface NodePicture {
  maintenance: MaintenanceBody | null;
  pods: NodePods;
}

/** One node: its maintenance and its pods, each whole when something in it changed. */
export function nodeSubject(topic: string, paint: () => NodePicture | undefined): Subject<NodePicture> {
  return {
    paint,
    paceMs: 500,
    whole: (picture) => ({ type: "node", topic, ...picture }),
    change(before, after) {
      const maintenance = isDeepStrictEqual(before.maintenance, after.maintenance)
        ? undefined
        : after.maintenance;
      const pods = isDeepStrictEqual(before.pods, after.pods) ? undefined : after.pods;
      if (maintenance === undefined && pods === undefined) return undefined;
      return { type: "node", topic, maintenance, pods };
    },
  };
}

/** Something that is too large to tell, and is read in windows: only that it changed, as often as it says so. */
export function changeSubject(
  topic: string,
  watch: (onChange: () => void) => () => void,
): Subject<{ changes: number }> {
  let changes = 0;
  const changed = (): TopicEvent => ({ type: "changed", topic });
  return {
    paint: () => ({ changes }),
    whole: changed,
    change: (before, after) => (before.changes === after.changes ? undefined : changed()),
    watch: (touch) =>
      watch(() => {
        changes += 1;
        touch();
      }),
    paceMs: 0,
  };
}

/** All clusters in a line each. */
export function clustersSubject(
  topic: string,
  paint: () => ReadonlyMap<string, ClusterSummary>,
): Subject<ReadonlyMap<string, ClusterSummary>> {
  return {
    paint,
    paceMs: 1_000,
    whole: (clusters) => ({ type: "clusters", topic, items: [...clusters.values()] }),
    change(before, after) {
      const items = [...after.values()].filter(
        (cluster) => !isDeepStrictEqual(cluster, before.get(cluster.id)),
      );
      const removed = [...before.keys()].filter((id) => !after.has(id));
      if (items.length + removed.length === 0) return undefined;
      return { type: "clusters-delta", topic, items, removed };
    },
  };
}

/** Nodes in maintenance of all clusters; a cluster without any is not in the picture. */
export function maintenancesSubject(
  topic: string,
  paint: () => ReadonlyMap<string, ClusterMaintenances>,
): Subject<ReadonlyMap<string, ClusterMaintenances>> {
  return {
    paint,
    paceMs: 1_000,
    whole: (clusters) => ({ type: "maintenances", topic, items: [...clusters.values()] }),
    change(before, after) {
      const items = [...after.values()].filter((one) => !isDeepStrictEqual(one, before.get(one.cluster)));
      for (const cluster of before.keys()) if (!after.has(cluster)) items.push({ cluster, nodes: [] });
      return items.length === 0 ? undefined : { type: "maintenances-delta", topic, items };
    },
  };
}
