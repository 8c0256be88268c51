import { ClusterList, ClusterSummary } from "@/lib/contracts/cluster";
import { NodeList, NodePods, NodeRow } from "@/lib/contracts/node";
import { decideAccess } from "@/lib/domain/access/decide";
import { DrydockError } from "@/lib/domain/errors";
import type { ObservedNode } from "@/lib/domain/observed";
import { setSchedulable } from "@/lib/operations/set-schedulable";
import { withNode } from "@/lib/operations/with-node";
import { clusterById, getConsole } from "@/lib/server/console";
import { log } from "@/lib/server/log";
import { podRowsOf } from "@/lib/server/pod-rows";
import { rowOf } from "@/lib/server/rows";
import type { Runtime } from "@/lib/server/runtime";
import type { Endpoint } from "@/lib/server/with-route";

/** @throws not-found */
export function nodeOf(runtime: Runtime, name: string): ObservedNode {
  const node = runtime.index().node(name);
  if (!node) throw new DrydockError({ code: "not-found", object: `node ${name}` });
  return node;
}

export const listClusters: Endpoint = {
  method: "GET",
  path: "/api/v1/clusters",
  verb: "self",
  summary: "Clusters that one may read, with health, version, node counts and maintenance counts",
  response: ClusterList,
  handle({ person }) {
    const mine = [...getConsole().clusters].filter(
      ([id]) => decideAccess(person, "cluster.read", id).allowed,
    );
    return { items: mine.map(([, cluster]) => cluster.summary()) };
  },
};

export const readCluster: Endpoint = {
  method: "GET",
  path: "/api/v1/clusters/{cluster}",
  verb: "cluster.read",
  summary: "One cluster",
  response: ClusterSummary,
  handle: ({ params }) => clusterById(params.cluster).summary(),
};

export const listNodes: Endpoint = {
  method: "GET",
  path: "/api/v1/clusters/{cluster}/nodes",
  verb: "cluster.read",
  summary: "Nodes with pool, roles, health, schedulability, requests and maintenance",
  response: NodeList,
  handle({ params }) {
    const runtime = clusterById(params.cluster);
    // Nodes are shown before their pods are listed; without either there is nothing to show, and an error says why.
    if (runtime.port.nodes() === undefined) runtime.index();
    return { items: runtime.rows() };
  },
};

export const listPods: Endpoint = {
  method: "GET",
  path: "/api/v1/clusters/{cluster}/nodes/{node}/pods",
  verb: "workload.read",
  summary: "The node's pods, each with what a maintenance does or would do with it, and why",
  response: NodePods,
  handle({ params }) {
    const runtime = clusterById(params.cluster);
    return { items: podRowsOf(runtime.source(), nodeOf(runtime, params.node)) };
  },
};

function cordonEndpoint(verb: "cordon" | "uncordon", summary: string): Endpoint {
  return {
    method: "POST",
    path: `/api/v1/clusters/{cluster}/nodes/{node}/${verb}`,
    verb: "node.cordon",
    summary,
    response: NodeRow,
    audit: { action: `node.${verb}` },
    async handle({ params, person }) {
      const runtime = clusterById(params.cluster);
      const input = { node: params.node, schedulable: verb === "uncordon" };
      const node = await setSchedulable({ ctx: runtime.context(person), input });
      log("info", verb, { cluster: params.cluster, node: params.node, by: person.name });
      return rowOf(runtime.source(withNode(runtime.index(), node)), node);
    },
  };
}

export const cordon = cordonEndpoint("cordon", "Cordon: takes no new pods, moves nothing");
export const uncordon = cordonEndpoint("uncordon", "Uncordon: takes pods again");
