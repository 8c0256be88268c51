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

/** What is told of a cluster among the others. */
interface Listed {
  summary(): ClusterSummary;
  maintained(): ClusterMaintenances | undefined;
  topics: ClusterTopics;
}

export function createTopics(clusters: ReadonlyMap<string, Listed>): Topics {
  const lists: Record<string, FleetList> = {
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
      if (Object.hasOwn(lists, path)) return lists[path]?.find(person);
      const [, id = "", rest = ""] = /^\/clusters\/([^/]+)(\/.*)?$/.exec(path) ?? [];
      if (!decideAccess(person, topicVerb(rest), id).allowed) return undefined;
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
