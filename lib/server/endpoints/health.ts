import { ClusterHealth } from "@/lib/contracts/health";
import { componentsOf } from "@/lib/domain/components";
import { clusterById } from "@/lib/server/console";
import type { Endpoint } from "@/lib/server/with-route";

export const readHealth: Endpoint = {
  method: "GET",
  path: "/api/v1/clusters/{cluster}/health",
  verb: "cluster.read",
  summary:
    "Health by component: API server, etcd, controller manager, scheduler, nodes, each with its evidence",
  response: ClusterHealth,
  async handle({ params }) {
    const { port, index, components } = clusterById(params.cluster);
    const reading = await components.read();
    const now = new Date();
    return {
      components: componentsOf(index(), reading, port.latencyMs(), now),
      checkedAt: now.toISOString(),
    };
  },
};
