import { randomUUID } from "node:crypto";
import { ChangeRequest, MaintenanceBody, TurnOnRequest } from "@/lib/contracts/maintenance";
import { PlanBody, PlanRequest } from "@/lib/contracts/plan";
import { DrydockError } from "@/lib/domain/errors";
import { intentOf } from "@/lib/domain/node";
import type { ObservedNode } from "@/lib/domain/observed";
import { changeMaintenance } from "@/lib/operations/change-maintenance";
import { planMaintenance } from "@/lib/operations/plan-maintenance";
import { turnOff } from "@/lib/operations/turn-off";
import { turnOn } from "@/lib/operations/turn-on";
import { withNode } from "@/lib/operations/with-node";
import { optionFacts } from "@/lib/server/audit/option-facts";
import { clusterById } from "@/lib/server/console";
import { log } from "@/lib/server/log";
import { bodyOf } from "@/lib/server/rows";
import type { Runtime } from "@/lib/server/runtime";
import type { Endpoint } from "@/lib/server/with-route";
import { nodeOf } from "./clusters";

const PATH = "/api/v1/clusters/{cluster}/nodes/{node}/maintenance";

function answer(runtime: Runtime, node: ObservedNode): MaintenanceBody {
  const intent = intentOf(node);
  if (!intent) throw new DrydockError({ code: "not-found", object: `maintenance of ${node.name}` });
  return bodyOf(runtime.source(withNode(runtime.index(), node)), runtime.port.info.id, node, intent);
}

export const plan: Endpoint<PlanRequest> = {
  method: "POST",
  path: `${PATH}/plan`,
  verb: "maintenance.plan",
  summary: "The plan of turning maintenance on with these options; changes nothing",
  request: PlanRequest,
  response: PlanBody,
  handle({ params, body, person }) {
    const ctx = clusterById(params.cluster).context(person);
    return planMaintenance({ ctx, input: { node: params.node, options: body.options } });
  },
};

export const readMaintenance: Endpoint = {
  method: "GET",
  path: PATH,
  verb: "cluster.read",
  summary: "Phase, progress, remaining pods with causes, checks with evidence",
  response: MaintenanceBody,
  handle({ params }) {
    const runtime = clusterById(params.cluster);
    return answer(runtime, nodeOf(runtime, params.node));
  },
};

export const startMaintenance: Endpoint<TurnOnRequest> = {
  method: "POST",
  path: PATH,
  verb: "maintenance.start",
  summary: "Turn maintenance mode on",
  request: TurnOnRequest,
  response: MaintenanceBody,
  status: 201,
  audit: {
    action: "maintenance.start",
    detail: ({ body }) => ({ reason: body.reason, ...optionFacts(body.options) }),
  },
  async handle({ params, body, person }) {
    const runtime = clusterById(params.cluster);
    const input = { node: params.node, ...body, id: randomUUID() };
    const node = await turnOn({ ctx: runtime.context(person), input });
    log("info", "maintenance on", {
      cluster: params.cluster,
      node: params.node,
      by: person.name,
      reason: body.reason,
    });
    return answer(runtime, node);
  },
};

export const editMaintenance: Endpoint<ChangeRequest> = {
  method: "PATCH",
  path: PATH,
  verb: "maintenance.change",
  summary: "Pause, resume, or change the options",
  request: ChangeRequest,
  response: MaintenanceBody,
  audit: {
    action: "maintenance.change",
    // Stopping is always allowed: it harms nothing, and somebody may be in a hurry.
    recordedFirst: ({ body }) => body.action !== "pause",
    detail: ({ body }) => ({
      change: body.action,
      ...("options" in body ? optionFacts(body.options) : {}),
    }),
  },
  async handle({ params, body, person }) {
    const runtime = clusterById(params.cluster);
    const node = await changeMaintenance({
      ctx: runtime.context(person),
      input: { node: params.node, change: body },
    });
    log("info", `maintenance ${body.action}`, {
      cluster: params.cluster,
      node: params.node,
      by: person.name,
    });
    return answer(runtime, node);
  },
};

export const endMaintenance: Endpoint = {
  method: "DELETE",
  path: PATH,
  verb: "maintenance.end",
  summary: "Turn maintenance mode off; pods are not moved back",
  response: MaintenanceBody,
  status: 202,
  audit: { action: "maintenance.end" },
  async handle({ params, person }) {
    const runtime = clusterById(params.cluster);
    const node = await turnOff({ ctx: runtime.context(person), input: { node: params.node } });
    log("info", "maintenance off", { cluster: params.cluster, node: params.node, by: person.name });
    return answer(runtime, node);
  },
};
