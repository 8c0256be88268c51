import type { ClusterSummary } from "@/lib/contracts/cluster";
import { createHub, type Hub } from "./hub";
import {
  type ClusterPicture,
  changeSubject,
  clusterSubject,
  clustersSubject,
  type NodePicture,
  nodeSubject,
} from "./subjects";

const CLUSTERS = "/clusters";

/** The topics of one cluster. */
export interface ClusterTopics {
  /** Something in the cluster may have changed. Cheap. */
  touch(): void;
  /** The cluster itself for "", "/nodes/NAME", "/workloads"; undefined for what is no topic. */
  find(path: string): Hub | undefined;
  close(): void;
}

/** What the topics of a cluster tell, and who else wants to know that it may have changed. */
interface Sources {
  cluster(): ClusterPicture;
  node(name: string): NodePicture | undefined;
  /** Calls when a workload has changed; returns the unfollow. */
  workloads(onChange: () => void): () => void;
  onTouch(): void;
}

/** Hubs are made when somebody asks, and forgotten when nobody has for a while. */
export function createClusterTopics(id: string, sources: Sources): ClusterTopics {
  const hubs = new Map<string, Hub>();
  let closed = false;

  function make(path: string): Hub | undefined {
    const topic = `${CLUSTERS}/${encodeURIComponent(id)}${path}`;
    const forget = () => hubs.delete(path);
    if (path === "") return createHub(clusterSubject(topic, sources.cluster), forget);
    if (path === "/workloads") return createHub(changeSubject(topic, sources.workloads), forget);
    const [, node] = /^\/nodes\/([^/]+)$/.exec(path) ?? [];
    if (node === undefined) return undefined;
    return createHub(
      nodeSubject(topic, () => sources.node(node)),
      forget,
    );
  }

  return {
    touch() {
      for (const hub of hubs.values()) hub.touch();
      sources.onTouch();
    },
    find(path) {
      const hub = hubs.get(path) ?? make(path);
      if (hub && closed) hub.close();
      else if (hub) hubs.set(path, hub);
      return hub;
    },
    close() {
      closed = true;
      for (const hub of hubs.values()) hub.close();
      hubs.clear();
    },
  };
}

/** The topics of all clusters, by their path below /api/v1. */
export interface Topics {
  /** undefined for what is no topic, or of no cluster. */
  find(path: string): Hub | undefined;
  /** A cluster may have changed: the list tells it. */
  touch(cluster: string): void;
  /** Ends the list; a cluster ends its own. */
  close(): void;
}

/** In the list only those clusters are summed up anew that were touched. */
export function createTopics(
  clusters: ReadonlyMap<string, { summary(): ClusterSummary; topics: ClusterTopics }>,
): Topics {
  const summaries = new Map<string, ClusterSummary>();
  const touched = new Set<string>();
  const list = createHub(
    clustersSubject(CLUSTERS, () => {
      for (const [id, cluster] of clusters)
        if (touched.has(id) || !summaries.has(id)) summaries.set(id, cluster.summary());
      touched.clear();
      return new Map(summaries);
    }),
  );
  return {
    find(path) {
      if (path === CLUSTERS) return list;
      const [, id = "", rest = ""] = /^\/clusters\/([^/]+)(\/.*)?$/.exec(path) ?? [];
      return clusters.get(id)?.topics.find(rest);
    },
    touch(cluster) {
      touched.add(cluster);
      list.touch();
    },
    close: list.close,
  };
}
