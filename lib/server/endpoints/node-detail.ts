import { NodeDetail, NodeEventList } from "@/lib/contracts/node-detail";
import { ClusterUsage } from "@/lib/contracts/usage";
import { clusterById } from "@/lib/server/console";
import { detailOf } from "@/lib/server/node-detail";
import { rowOf } from "@/lib/server/rows";
import type { Endpoint } from "@/lib/server/with-route";
import { nodeOf } from "./clusters";

export const readNode: Endpoint = {
  method: "GET",
  path: "/api/v1/clusters/{cluster}/nodes/{node}",
  verb: "cluster.read",
  summary: "One node: its row, conditions, taints, labels, resources, volumes, drain and history",
  response: NodeDetail,
  handle({ params }) {
    const runtime = clusterById(params.cluster);
    const node = nodeOf(runtime, params.node);
    const usage = runtime.usage.latest();
    return {
      ...rowOf(runtime.source(), node),
      ...detailOf(runtime.index(), node, { runs: runtime.runs, usage }),
    };
  },
};

export const listEvents: Endpoint = {
  method: "GET",
  path: "/api/v1/clusters/{cluster}/nodes/{node}/events",
  verb: "cluster.read",
  summary: "Kubernetes Events about the node, newest first; read from the API server",
  response: NodeEventList,
  async handle({ params }) {
    const runtime = clusterById(params.cluster);
    const { name, uid } = nodeOf(runtime, params.node);
    const { events, more } = await runtime.nodeEvents({ name, uid });
    return { items: events, more };
  },
};

export const readUsage: Endpoint = {
  method: "GET",
  path: "/api/v1/clusters/{cluster}/usage",
  verb: "cluster.read",
  summary: "Real use of the nodes by metrics-server; empty where there is none",
  response: ClusterUsage,
  async handle({ params }) {
    return (await clusterById(params.cluster).usage.read()) ?? {};
  },
};
