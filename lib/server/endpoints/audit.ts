import type { z } from "zod";
import { AuditChoices, AuditFilter, AuditPage, AuditQueryParameters } from "@/lib/contracts/audit";
import { csvName } from "@/lib/domain/csv";
import type { AuditQuery, AuditStore } from "@/lib/operations/store-ports/audit";
import { auditCsv, auditCsvHead } from "@/lib/server/audit/csv";
import { getConsole } from "@/lib/server/console";
import type { Endpoint } from "@/lib/server/endpoint";

const EXPORT_PAGE = 1_000;

function queryOf(filter: z.infer<typeof AuditFilter>): Omit<AuditQuery, "limit"> {
  return {
    text: filter.q,
    people: filter.person,
    actions: filter.action,
    clusters: filter.cluster,
    results: filter.result,
    object: filter.object,
    requestId: filter.request,
    from: filter.from,
    to: filter.to,
  };
}

export const listAudit: Endpoint = {
  method: "GET",
  path: "/api/v1/audit",
  verb: "audit.read",
  summary:
    "The audit log, newest first, in parts: who did what, where, when, from which address, with what result",
  query: AuditQueryParameters,
  response: AuditPage,
  async handle({ query }) {
    const { stage, before, after, limit, ...filter } = AuditQueryParameters.parse(Object.fromEntries(query));
    const asked = { ...queryOf(filter), everyStage: stage === "every", before, after };
    // One more than was asked for tells whether there are more.
    const found = await getConsole().audit.store.find({ ...asked, limit: limit + 1 });
    const items = after === undefined ? found.slice(0, limit) : found.slice(-limit);
    return { items, next: found.length > limit && after === undefined ? items.at(-1)?.seq : undefined };
  },
};

export const listAuditChoices: Endpoint = {
  method: "GET",
  path: "/api/v1/audit/choices",
  verb: "audit.read",
  summary: "What the audit log can be narrowed by",
  response: AuditChoices,
  handle: () => getConsole().audit.store.choices(),
};

/** Part after part, as fast as it is taken: the whole log may not fit into memory. */
function everything(store: AuditStore, asked: Omit<AuditQuery, "limit">): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let before: number | undefined;
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(auditCsvHead())),
    async pull(controller) {
      const records = await store.find({ ...asked, before, limit: EXPORT_PAGE });
      before = records.at(-1)?.seq;
      controller.enqueue(encoder.encode(auditCsv(records)));
      if (records.length < EXPORT_PAGE) controller.close();
    },
  });
}

export const exportAudit: Endpoint = {
  method: "GET",
  path: "/api/v1/audit/export",
  verb: "audit.read",
  summary: "Everything that a query of the audit log finds, as CSV",
  query: AuditFilter,
  audit: {
    action: "audit.export",
    object: () => "audit log",
    detail: ({ query }) => ({ query: query.toString() }),
  },
  handle({ query }) {
    const asked = queryOf(AuditFilter.parse(Object.fromEntries(query)));
    const name = csvName("drydock", "audit-log", new Date());
    return new Response(everything(getConsole().audit.store, { ...asked, everyStage: true }), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "no-store",
      },
    });
  },
};
