import { z } from "zod";
import { whoMay } from "@/lib/domain/access/who-may";
import type { JsonSchema, OpenApiDocument, Operation, Parameter } from "@/lib/domain/help/api/document";
import { API_GROUPS, groupOfPath } from "@/lib/domain/help/api/groups";
import * as account from "./endpoints/account";
import * as audit from "./endpoints/audit";
import * as backups from "./endpoints/backups";
import * as channels from "./endpoints/channels";
import * as clusters from "./endpoints/clusters";
import { listClusterEvents } from "./endpoints/events";
import { readHealth } from "./endpoints/health";
import { readKubeconfig } from "./endpoints/kubeconfig";
import * as links from "./endpoints/links";
import * as maintained from "./endpoints/maintained";
import * as maintenance from "./endpoints/maintenance";
import * as manage from "./endpoints/manage-clusters";
import * as detail from "./endpoints/node-detail";
import * as people from "./endpoints/people";
import * as profile from "./endpoints/profile";
import * as restarts from "./endpoints/restarts";
import * as runs from "./endpoints/runs";
import * as schedules from "./endpoints/scan-schedules";
import * as scans from "./endpoints/scans";
import { readSession, signIn, signOut } from "./endpoints/session";
import { streamCluster, streamTopics } from "./endpoints/stream";
import * as workloads from "./endpoints/workloads";
import { type Described, FAILURES, failuresOf, operationIdOf } from "./openapi-parts";
import type { Description, Endpoint, OpenEndpoint } from "./with-route";

/** Every call that needs a session. */
export const ENDPOINTS = [
  clusters.listClusters,
  clusters.readCluster,
  clusters.listNodes,
  detail.readNode,
  detail.listEvents,
  clusters.listPods,
  clusters.cordon,
  clusters.uncordon,
  detail.readUsage,
  readHealth,
  readKubeconfig,
  ...Object.values(manage),
  maintained.listMaintenances,
  ...Object.values(runs),
  streamTopics,
  streamCluster,
  maintenance.plan,
  maintenance.readMaintenance,
  maintenance.startMaintenance,
  maintenance.editMaintenance,
  maintenance.endMaintenance,
  workloads.listWorkloads,
  workloads.listWorkloadChoices,
  workloads.exportWorkloads,
  workloads.listClusterPods,
  workloads.exportPods,
  listClusterEvents,
  backups.readBackups,
  backups.createBackup,
  profile.readProfileOf,
  profile.readAddOnValues,
  audit.listAudit,
  audit.listAuditChoices,
  audit.exportAudit,
  channels.listChannels,
  channels.addChannel,
  channels.changeChannel,
  channels.removeChannel,
  channels.testChannel,
  channels.listDeliveries,
  channels.sendAgain,
  restarts.readClusterBalance,
  restarts.listRestarts,
  restarts.createRestarts,
  restarts.deleteRestarts,
  scans.listScans,
  scans.createScan,
  scans.readScan,
  scans.deleteScan,
  schedules.listSchedules,
  schedules.addSchedule,
  schedules.changeSchedule,
  schedules.removeSchedule,
  readSession,
  account.readAccount,
  account.endOtherSessions,
  account.endOwnSession,
  account.makeToken,
  account.revokeToken,
  account.setPassword,
  people.listPeople,
  people.changePerson,
  people.makeResetLink,
  people.listSessionsOf,
  people.endSessionsOf,
  people.listTokensOf,
  people.revokeTokensOf,
  people.invitePerson,
  people.withdrawInvite,
  people.setGroup,
] as Endpoint<unknown>[];

/** Those that need none. */
export const OPEN_ENDPOINTS = [
  signIn,
  signOut,
  links.lookAtOneTimeLink,
  links.redeemOneTimeLink,
] as OpenEndpoint<unknown>[];

/** An answer as JSON Schema tells it. Of what zod makes only the keywords that JsonSchema names are read. */
const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: "input" }) as JsonSchema;
const json = (schema: z.ZodType) => ({ "application/json": { schema: schemaOf(schema) } });

function answerOf({ response, events }: Description<unknown>) {
  if (events) return { "text/event-stream": { schema: schemaOf(events) } };
  return response && json(response);
}

function queryParameters(query: z.ZodObject | undefined): Parameter[] {
  const { properties = {}, required = [] } = query ? schemaOf(query) : {};
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
}

function operationOf(endpoint: Described): Operation {
  const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  return {
    operationId: operationIdOf(endpoint),
    tags: [groupOfPath(endpoint.path)?.title ?? ""],
    summary: endpoint.summary,
    description: "open" in endpoint ? "Everybody; no session is needed." : whoMay(endpoint.verb),
    security: "open" in endpoint ? [] : undefined,
    parameters: [
      ...names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }) as const),
      ...queryParameters(endpoint.query),
    ],
    requestBody: endpoint.request && { required: true, content: json(endpoint.request) },
    responses: {
      [endpoint.status ?? 200]: { description: "Done", content: answerOf(endpoint) },
      ...failuresOf(endpoint),
    },
  };
}

/** The OpenAPI document, made from the contracts. */
export function openApiDocument(): OpenApiDocument {
  const paths: OpenApiDocument["paths"] = {};
  for (const endpoint of [...ENDPOINTS, ...OPEN_ENDPOINTS])
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operationOf(endpoint),
    };
  return {
    openapi: "3.1.0",
    info: { title: "Drydock", version: "1" },
    tags: API_GROUPS.map(({ title }) => ({ name: title })),
    components: {
      responses: FAILURES,
      securitySchemes: { bearer: { type: "http", scheme: "bearer" } },
    },
    security: [{ bearer: [] }],
    paths,
  };
}
