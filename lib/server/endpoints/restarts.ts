import { BalanceBody, RestartList, RestartRequest, RestartSeriesBody } from "@/lib/contracts/restart";
import { ownerOf } from "@/lib/domain/access/owner";
import { DrydockError } from "@/lib/domain/errors";
import type { RestartSeries } from "@/lib/domain/rebalance/restarts";
import { nameSome } from "@/lib/domain/words";
import { beginRestarts, stopRestarts } from "@/lib/operations/restart-workloads";
import { clusterById, getConsole } from "@/lib/server/console";
import type { Endpoint } from "@/lib/server/endpoint";
import { log } from "@/lib/server/log";

const PATH = "/api/v1/clusters/{cluster}";
const MOST_OTHERS = 100;
const MOST_SERIES = 5;

function bodyOf({ id, by, state, why, beganAt, endedAt, steps }: RestartSeries): RestartSeriesBody {
  return {
    id,
    by,
    state,
    why,
    beganAt,
    endedAt,
    steps: steps.map(({ kind, namespace, name, ...step }) => ({
      kind,
      namespace,
      name,
      state: step.state,
      why: step.why,
      since: step.since,
      endedAt: step.endedAt,
    })),
  };
}

export const readClusterBalance: Endpoint = {
  method: "GET",
  path: `${PATH}/balance`,
  verb: "workload.read",
  summary:
    "How evenly pods' requests lie on the nodes of each pool, and which workloads a restart would spread",
  response: BalanceBody,
  async handle({ params, person }): Promise<BalanceBody> {
    const runtime = clusterById(params.cluster);
    const { restarts } = runtime.context(person).cluster;
    const [{ pools, offers, others, untried }, missing] = await Promise.all([
      runtime.balance.read(),
      restarts.missing(),
    ]);
    const shown = others.slice(0, MOST_OTHERS);
    return { pools, offers, others: shown, more: untried + others.length - shown.length, missing };
  },
};

export const listRestarts: Endpoint = {
  method: "GET",
  path: `${PATH}/restarts`,
  verb: "workload.read",
  summary: "Workloads that people had restarted one after another, and how far that is",
  response: RestartList,
  async handle({ params }): Promise<RestartList> {
    clusterById(params.cluster);
    return { items: (await getConsole().restarts.newest(params.cluster, MOST_SERIES)).map(bodyOf) };
  },
};

export const createRestarts: Endpoint<RestartRequest> = {
  method: "POST",
  path: `${PATH}/restarts`,
  verb: "workload.restart",
  summary:
    "Restart workloads as kubectl rollout restart does, one after another, each when its budget has room",
  request: RestartRequest,
  response: RestartSeriesBody,
  status: 201,
  audit: {
    action: "restart.start",
    object: ({ body }) => nameSome(body.workloads.map(({ namespace, name }) => `${namespace}/${name}`)),
    detail: ({ body }) => ({ workloads: body.workloads.length }),
  },
  async handle({ params, body, person }) {
    const runtime = clusterById(params.cluster);
    const whom = await runtime.whomToBe(person);
    const { restarts: store } = getConsole();
    const input = { targets: body.workloads, owner: ownerOf(person), whom, store };
    const begun = await beginRestarts({ ctx: runtime.context(person), input });
    log("info", "restarts begun", { cluster: params.cluster, restarts: begun.id, by: person.name });
    return bodyOf(begun);
  },
};

export const deleteRestarts: Endpoint = {
  method: "DELETE",
  path: `${PATH}/restarts/{id}`,
  verb: "workload.restart",
  summary: "Restart nothing more of these; a rollout that was asked for goes on",
  response: RestartSeriesBody,
  audit: { action: "restart.stop", object: ({ params }) => `restarts ${params.id.slice(0, 40)}` },
  async handle({ params: { cluster, id }, person }) {
    const runtime = clusterById(cluster);
    if (!/^[0-9a-f-]{36}$/.test(id))
      throw new DrydockError({ code: "not-found", object: `restarts ${id.slice(0, 40)}` });
    const input = { cluster, id, store: getConsole().restarts };
    return bodyOf(await stopRestarts({ ctx: runtime.context(person), input }));
  },
};
