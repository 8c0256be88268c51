import { z } from "zod";
import { Problem } from "@/lib/contracts/problem";
import * as clusters from "./endpoints/clusters";
import * as maintenance from "./endpoints/maintenance";
import * as detail from "./endpoints/node-detail";
import { readSession } from "./endpoints/session";
import type { Endpoint } from "./with-route";

const ENDPOINTS = [
  clusters.listClusters,
  clusters.readCluster,
  clusters.listNodes,
  detail.readNode,
  detail.listEvents,
  clusters.listPods,
  clusters.cordon,
  clusters.uncordon,
  clusters.readKubeconfig,
  detail.readUsage,
  clusters.stream,
  maintenance.plan,
  maintenance.readMaintenance,
  maintenance.startMaintenance,
  maintenance.editMaintenance,
  maintenance.endMaintenance,
  readSession,
] as Endpoint<unknown>[];

const json = (schema: z.ZodType) => ({
  "application/json": { schema: z.toJSONSchema(schema, { io: "input" }) },
});

/** The OpenAPI document, made from the contracts. */
export function openApiDocument(): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of ENDPOINTS) {
    const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: {
        summary: endpoint.summary,
        parameters: names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
        requestBody: endpoint.request && { required: true, content: json(endpoint.request) },
        responses: {
          [endpoint.status ?? 200]: {
            description: "Done",
            content: endpoint.response && json(endpoint.response),
          },
          default: {
            description: "Problem details (RFC 9457)",
            content: { "application/problem+json": json(Problem)["application/json"] },
          },
        },
      },
    };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Drydock", version: "1" },
    components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } } },
    security: [{ bearer: [] }],
    paths,
  };
}
