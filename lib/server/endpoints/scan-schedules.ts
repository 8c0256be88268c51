import {
  ScheduleBody as Schedule,
  type ScheduleBody,
  ScheduleChangeRequest,
  ScheduleList,
  ScheduleRequest,
} from "@/lib/contracts/scan-schedule";
import { ownerOf } from "@/lib/domain/access/owner";
import type { Principal } from "@/lib/domain/access/principal";
import { DrydockError } from "@/lib/domain/errors";
import { nextDue, type ScanSchedule, timingWords } from "@/lib/domain/scans/schedule";
import { clusterById, getConsole } from "@/lib/server/console";
import type { Endpoint } from "@/lib/server/endpoint";
import { scopeFact } from "@/lib/server/scans/scope-fact";

const PATH = "/api/v1/clusters/{cluster}/scan-schedules";

function bodyOf({ id, kind, scope, timing, enabled, createdBy, last }: ScanSchedule): ScheduleBody {
  const nextAt = enabled ? nextDue(timing, new Date()).toISOString() : undefined;
  return {
    id,
    kind,
    scope: typeof scope === "object" ? { nodes: [...scope.nodes] } : scope,
    timing,
    enabled,
    createdBy,
    nextAt,
    last,
  };
}

/** @throws not-found: the cluster, or an id that can be none */
function scheduleAt({ cluster, id }: { cluster: string; id: string }) {
  clusterById(cluster);
  if (!/^[0-9a-f-]{36}$/.test(id)) throw missing(id);
  return { cluster, id };
}

const answersFor = (person: Principal) => ({ createdBy: person.name, owner: ownerOf(person) });

function missing(id: string): DrydockError {
  return new DrydockError({ code: "not-found", object: `schedule ${id.slice(0, 40)}` });
}

export const listSchedules: Endpoint = {
  method: "GET",
  path: PATH,
  verb: "cluster.read",
  summary: "When scans start by themselves, with what became of the newest start and when the next one is",
  response: ScheduleList,
  async handle({ params }) {
    clusterById(params.cluster);
    return { items: (await getConsole().scanSchedules.of(params.cluster)).map(bodyOf) };
  },
};

export const addSchedule: Endpoint<ScheduleRequest> = {
  method: "POST",
  path: PATH,
  verb: "scan.start",
  summary: "Let a scan start each day or each week; skipped while a node is in maintenance",
  request: ScheduleRequest,
  response: Schedule,
  status: 201,
  audit: {
    action: "scan.schedule",
    object: ({ body }) => `scan ${body.kind}`,
    detail: ({ body }) => ({ nodes: scopeFact(body.scope), when: timingWords(body.timing) }),
  },
  async handle({ params, body, person }) {
    clusterById(params.cluster);
    const since = new Date().toISOString();
    const schedule = { ...body, cluster: params.cluster, enabled: true, since, ...answersFor(person) };
    return bodyOf(await getConsole().scanSchedules.add(schedule));
  },
};

export const changeSchedule: Endpoint<ScheduleChangeRequest> = {
  method: "PATCH",
  path: `${PATH}/{id}`,
  verb: "scan.start",
  summary: "Change a schedule, or switch it off and on; what was due meanwhile is not made up for",
  request: ScheduleChangeRequest,
  response: Schedule,
  audit: {
    action: "scan.reschedule",
    object: ({ params }) => `schedule ${params.id}`,
    detail: ({ body: { kind, scope, timing, enabled } }) => ({
      ...(kind && { kind }),
      ...(scope && { nodes: scopeFact(scope) }),
      ...(timing && { when: timingWords(timing) }),
      ...(enabled !== undefined && { enabled }),
    }),
  },
  async handle({ params, body, person }) {
    const change = { ...body, since: new Date().toISOString(), ...answersFor(person) };
    const changed = await getConsole().scanSchedules.change(scheduleAt(params), change);
    if (!changed) throw missing(params.id);
    return bodyOf(changed);
  },
};

export const removeSchedule: Endpoint = {
  method: "DELETE",
  path: `${PATH}/{id}`,
  verb: "scan.start",
  summary: "Remove a schedule; scans that it started stay",
  status: 204,
  audit: { action: "scan.unschedule", object: ({ params }) => `schedule ${params.id}` },
  async handle({ params }) {
    if (!(await getConsole().scanSchedules.remove(scheduleAt(params)))) throw missing(params.id);
  },
};
