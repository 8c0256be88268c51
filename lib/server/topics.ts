import type { ClusterSummary } from "@/lib/contracts/cluster";
import { decideAccess } from "@/lib/domain/access/decide";
import { EVERY_CLUSTER, type Principal, readableClusters } from "@/lib/domain/access/principal";
import type { ClusterVerb } from "@/lib/domain/access/verb";
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

/** What somebody has to be allowed who listens to a topic of a cluster. */
function topicVerb(path: string): ClusterVerb {
  return path === "/workloads" ? "workload.read" : "cluster.read";
}

/** The topics of all clusters, by their path below /api/v1. */
export interface Topics {
  /** undefined for what is no topic, of no cluster, or not for this person. */
  find(path: string, person: Principal): Hub | undefined;
  /** A cluster may have changed: the list tells it. */
  touch(cluster: string): void;
  /** Ends the lists; a cluster ends its own. */
  close(): void;
}

/** In a list only those clusters are summed up anew that were touched. There is one for all who may read the same. */
export function createTopics(
  clusters: ReadonlyMap<string, { summary(): ClusterSummary; topics: ClusterTopics }>,
): Topics {
  const summaries = new Map<string, ClusterSummary>();
  const touched = new Set<string>();
  const lists = new Map<string, Hub>();
  let closed = false;

  function summariesOf(may: (id: string) => boolean): Map<string, ClusterSummary> {
    for (const [id, cluster] of clusters)
      if (touched.has(id) || !summaries.has(id)) summaries.set(id, cluster.summary());
    touched.clear();
    for (const id of summaries.keys()) if (!clusters.has(id)) summaries.delete(id);
    return new Map([...summaries].filter(([id]) => may(id)));
  }

  function listFor(readable: ReturnType<typeof readableClusters>): Hub {
    const key = JSON.stringify(readable);
    const may = (id: string) => readable === EVERY_CLUSTER || readable.includes(id);
    const known = lists.get(key);
    if (known) return known;
    const list = createHub(
      clustersSubject(CLUSTERS, () => summariesOf(may)),
      () => lists.delete(key),
    );
    if (closed) list.close();
    else lists.set(key, list);
    return list;
  }

  return {
    find(path, person) {
      if (path === CLUSTERS) return listFor(readableClusters(person));
      const [, id = "", rest = ""] = /^\/clusters\/([^/]+)(\/.*)?$/.exec(path) ?? [];
      if (!decideAccess(person, topicVerb(rest), id).allowed) return undefined;
      return clusters.get(id)?.topics.find(rest);
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
