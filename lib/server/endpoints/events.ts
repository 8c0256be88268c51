import { ClusterEventList, ClusterEventQuery, type EventTime } from "@/lib/contracts/cluster-event";
import { countBy, foldEvents, narrowEvents } from "@/lib/domain/cluster-event";
import { clusterById } from "@/lib/server/console";
import type { Endpoint } from "@/lib/server/with-route";

const MINUTE = 60_000;
const SPAN: Record<EventTime, number> = { "5m": 5 * MINUTE, "15m": 15 * MINUTE, "1h": 60 * MINUTE };

export const listClusterEvents: Endpoint = {
  method: "GET",
  path: "/api/v1/clusters/{cluster}/events",
  verb: "workload.read",
  summary:
    "The newest Kubernetes Events of the cluster, those that say the same as one; read from the API server",
  query: ClusterEventQuery,
  response: ClusterEventList,
  async handle({ params, query }) {
    const asked = ClusterEventQuery.parse(Object.fromEntries(query));
    const { events, more } = await clusterById(params.cluster).events.read();
    const lines = foldEvents(events);
    const found = narrowEvents(lines, {
      text: asked.q,
      types: asked.type,
      reasons: asked.reason,
      kinds: asked.kind,
      namespaces: asked.namespace,
      sinceMs: asked.time && Date.now() - SPAN[asked.time],
    });
    return {
      items: found.slice(0, asked.limit),
      total: found.length,
      all: lines.length,
      more,
      choices: {
        reasons: countBy(lines, ({ reason }) => reason),
        kinds: countBy(lines, ({ object }) => object.kind),
        namespaces: countBy(lines, ({ object }) => object.namespace),
      },
    };
  },
};
