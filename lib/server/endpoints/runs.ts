import type { z } from "zod";
import {
  RunChoicesBody,
  RunFilterParameters,
  RunPage,
  RunQueryParameters,
  RunRecordBody,
  RunTimesBody,
} from "@/lib/contracts/run";
import { EVERY_CLUSTER, type Principal, readableClusters } from "@/lib/domain/access/principal";
import { csvName } from "@/lib/domain/csv";
import { DrydockError } from "@/lib/domain/errors";
import { runTimes } from "@/lib/domain/run-times";
import type { RunFilter } from "@/lib/operations/store-ports/run-history";
import { getConsole } from "@/lib/server/console";
import type { Endpoint } from "@/lib/server/endpoint";
import { everyRunCsv } from "@/lib/server/history/csv";
import { formatPlace, parsePlace } from "@/lib/server/history/place";

/** What figures are made of: enough to be right, few enough to be read at once. */
const TIMES_OF = 5_000;

/** undefined: all clusters, also those that the console has no more. */
function readableBy(person: Principal): readonly string[] | undefined {
  const readable = readableClusters(person);
  return readable === EVERY_CLUSTER ? undefined : readable;
}

function filterOf(parameters: z.infer<typeof RunFilterParameters>, person: Principal): RunFilter {
  const { q, cluster, node, person: people, result, from, to } = parameters;
  return {
    readable: readableBy(person),
    text: q,
    clusters: cluster,
    nodes: node,
    people,
    results: result,
    from,
    to,
  };
}

const asked = (query: URLSearchParams, person: Principal) =>
  filterOf(RunFilterParameters.parse(Object.fromEntries(query)), person);

export const listRuns: Endpoint = {
  method: "GET",
  path: "/api/v1/runs",
  verb: "self",
  summary: "Maintenances that are over, of all clusters that one may read, newest first, in parts",
  query: RunQueryParameters,
  response: RunPage,
  async handle({ query, person }) {
    const { after, limit } = RunQueryParameters.parse(Object.fromEntries(query));
    const filter = asked(query, person);
    const { history } = getConsole();
    const [total, found] = await Promise.all([
      history.count(filter),
      // One more than was asked for tells whether there are more.
      history.find(filter, { after: parsePlace(after), limit: limit + 1 }),
    ]);
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    return { items, total, next: last && formatPlace(last) };
  },
};

export const listRunChoices: Endpoint = {
  method: "GET",
  path: "/api/v1/runs/choices",
  verb: "self",
  summary: "What the history of maintenances can be narrowed by",
  response: RunChoicesBody,
  handle: ({ person }) => getConsole().history.choices(readableBy(person)),
};

export const readRunTimes: Endpoint = {
  method: "GET",
  path: "/api/v1/runs/times",
  verb: "self",
  summary: "How long drains took and what they waited for, of the newest 5,000 that a query finds",
  query: RunFilterParameters,
  response: RunTimesBody,
  async handle({ query, person }) {
    return runTimes(await getConsole().history.times(asked(query, person), TIMES_OF));
  },
};

export const exportRuns: Endpoint = {
  method: "GET",
  path: "/api/v1/runs/export",
  verb: "self",
  summary: "All maintenances that a query finds, as CSV",
  query: RunFilterParameters,
  handle({ query, person }) {
    const name = csvName("drydock", "maintenances", new Date());
    return new Response(everyRunCsv(getConsole().history, asked(query, person)), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "no-store",
      },
    });
  },
};

export const readRun: Endpoint = {
  method: "GET",
  path: "/api/v1/clusters/{cluster}/runs/{id}",
  verb: "workload.read",
  summary: "Everything that is kept of one maintenance: plan, timeline, pods, proof",
  response: RunRecordBody,
  async handle({ params }) {
    const found = await getConsole().history.read(params.cluster, params.id);
    if (!found) throw new DrydockError({ code: "not-found", object: `maintenance ${params.id}` });
    const events = found.events.map(({ run: _, key: __, ...event }) => event);
    return { ...found.run, events };
  },
};
