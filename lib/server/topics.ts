import type { ClusterSummary } from "@/lib/contracts/cluster";
import type { ClusterMaintenances } from "@/lib/contracts/maintained";
import { decideAccess } from "@/lib/domain/access/decide";
import type { Principal } from "@/lib/domain/access/principal";
import type { ClusterVerb } from "@/lib/domain/access/verb";
import { createFleetList, type FleetList } from "./fleet-list";
import { createHub, type Hub } from "./hub";
import {
  type ClusterPicture,
  changeSubject,
  clusterSubject,
  clustersSubject,
  maintenancesSubject,
  type NodePicture,
  nodeSubject,
} from "./subjects";

const CLUSTERS = "/clusters";
const MAINTENANCES = "/maintenances";

/** Of all clusters, each told of those that they may read. */
export const LIST_TOPICS = [CLUSTERS, MAINTENANCES] as const;

/** Every topic below a cluster's own, with what somebody has to be allowed who listens. There is no other. */
export const CLUSTER_TOPICS = {
  "": "cluster.read",
  "/workloads": "workload.read",
  "/nodes/{node}": "cluster.read",
} as const satisfies Record<string, ClusterVerb>;
type ClusterTopic = keyof typeof CLUSTER_TOPICS;

/** undefined for what is no topic. */
function topicAt(path: string): { topic: ClusterTopic; node: string } | undefined {
  if (path === "" || path === "/workloads") return { topic: path, node: "" };
  const [, node] = /^\/nodes\/([^/]+)$/.exec(path) ?? [];
  return node === undefined ? undefined : { topic: "/nodes/{node}", node };
}

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
    const found = topicAt(path);
    switch (found?.topic) {
      case undefined:
        return undefined;
      case "":
        return createHub(clusterSubject(topic, sources.cluster), forget);
      case "/workloads":
        return createHub(changeSubject(topic, sources.workloads), forget);
      case "/nodes/{node}":
        return createHub(
          nodeSubject(topic, () => sources.node(found.node)),
          forget,
        );
    }
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
  /** undefined for what is no topic, of no cluster, or not for this person. */
  find(path: string, person: Principal): Hub | undefined;
  /** A cluster may have changed: the list tells it. */
  touch(cluster: string): void;
  /** Ends the lists; a cluster ends its own. */
  close(): void;
}

/** What is told of a cluster among the others. */
interface Listed {
  summary(): ClusterSummary;
  maintained(): ClusterMaintenances | undefined;
  topics: ClusterTopics;
}

export function createTopics(clusters: ReadonlyMap<string, Listed>): Topics {
  const lists: Record<(typeof LIST_TOPICS)[number], FleetList> = {
    [CLUSTERS]: createFleetList(
      clusters,
      (cluster) => cluster.summary(),
      (paint) => clustersSubject(CLUSTERS, paint),
    ),
    [MAINTENANCES]: createFleetList(
      clusters,
      (cluster) => cluster.maintained(),
      (paint) => maintenancesSubject(MAINTENANCES, paint),
    ),
  };
  return {
    find(path, person) {
      const list = LIST_TOPICS.find((topic) => topic === path);
      if (list) return lists[list].find(person);
      const [, id = "", rest = ""] = /^\/clusters\/([^/]+)(\/.*)?$/.exec(path) ?? [];
      const found = topicAt(rest);
      if (!found || !decideAccess(person, CLUSTER_TOPICS[found.topic], id).allowed) return undefined;
      return clusters.get(id)?.topics.find(rest);
    },
    touch(cluster) {
      for (const list of Object.values(lists)) list.touch(cluster);
    },
    close() {
      for (const list of Object.values(lists)) list.close();
    },
  };
}
