import { z } from "zod";
import { AUDIT_RESULTS, type AuditRecord } from "@/lib/domain/audit/record";
import { listParameter } from "./list-parameter";

/** One record of the audit log, as it was written. */
const AuditRecordBody = z.object({
  seq: z.int().describe("1, 2, 3, … without a gap"),
  at: z.iso.datetime(),
  requestId: z.string().describe("The same in all records of one call, and in the console's log"),
  stage: z.enum(["before", "after", "event"]),
  actor: z
    .object({ id: z.string(), name: z.string(), via: z.string() })
    .describe("Empty: nobody was signed in"),
  address: z.string(),
  action: z.string(),
  cluster: z.string(),
  object: z.string(),
  result: z.enum(AUDIT_RESULTS).describe("pending: said before the effect"),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  previous: z.string().describe("Hash of the record before"),
  hash: z.string(),
}) satisfies z.ZodType<AuditRecord>;

export const AuditPage = z.object({
  items: z.array(AuditRecordBody).describe("Newest first"),
  next: z.int().optional().describe("Give it as `before` for those that follow; absent: there are no more"),
});
export type AuditPage = z.infer<typeof AuditPage>;

export const AuditChoices = z.object({
  people: z.array(z.string()),
  actions: z.array(z.string()),
  clusters: z.array(z.string()),
});
export type AuditChoices = z.infer<typeof AuditChoices>;

const AUDIT_WINDOW = 100;

const seq = z.coerce.number().int().min(0).optional();
const moment = z
  .union(
    [z.iso.datetime({ offset: true }), z.iso.date()],
    "It must be a day or a moment as ISO 8601 writes it",
  )
  .transform((text) => new Date(text))
  .optional();

/** What the log is narrowed by. Lists are joined by commas; what is empty narrows nothing. */
export const AuditFilter = z.object({
  q: z.string().max(200).default("").describe("Words that must all be found"),
  person: listParameter,
  action: listParameter,
  cluster: listParameter,
  result: listParameter.pipe(z.array(z.enum(AUDIT_RESULTS))),
  object: z.string().max(300).default("").describe("A part of it"),
  request: z.string().max(200).optional().describe("All records of one call"),
  from: moment.describe("ISO 8601: a moment, or a day that begins in UTC"),
  to: moment.describe("Up to here, not with it"),
});

/** Query of GET /api/v1/audit. */
export const AuditQueryParameters = AuditFilter.extend({
  stage: z
    .enum(["outcome", "every"])
    .default("outcome")
    .describe("outcome: without what was said before an effect that has its result"),
  before: seq.describe("Those with a smaller number"),
  after: seq.describe("Those with a greater number"),
  limit: z.coerce.number().int().min(1).max(AUDIT_WINDOW).default(AUDIT_WINDOW),
});
