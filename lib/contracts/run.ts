import { z } from "zod";
import { RUN_RESULTS, type RunPlan, type RunPod } from "@/lib/domain/run-record";
import type { RunTimes } from "@/lib/domain/run-times";
import { listParameter } from "./list-parameter";
import { ProofCheckBody } from "./maintenance";
import { RunBody } from "./node-detail";
import { ActivityEntry } from "./stream";

const Time = z.iso.datetime();
const WAITS_FOR = ["person", "budget", "webhook", "job", "answer", "deadline"] as const;

/** A maintenance that is over, in a line. */
export const RunLineBody = RunBody.extend({
  cluster: z.string(),
  node: z.string(),
  nodeUid: z.string(),
  result: z
    .enum(RUN_RESULTS)
    .optional()
    .describe(
      "ended: was Complete; early: turned off before; failed: past its deadline; lost: nobody turned it off",
    ),
  podsGone: z.int().optional(),
  waited: z.partialRecord(z.enum(WAITS_FOR), z.number()).optional().describe("Milliseconds, by cause"),
});
export type RunLineBody = z.infer<typeof RunLineBody>;

export const RunPage = z.object({
  items: z.array(RunLineBody).describe("Newest first"),
  total: z.int().describe("How many the filter finds"),
  next: z.string().optional().describe("Give it as `after` for those that follow; absent: there are no more"),
});
export type RunPage = z.infer<typeof RunPage>;

export const RunChoicesBody = z.object({
  clusters: z.array(z.string()),
  nodes: z.array(z.string()),
  people: z.array(z.string()),
});
export type RunChoicesBody = z.infer<typeof RunChoicesBody>;

/** How long drains took, and what held them up. */
export const RunTimesBody = z.object({
  runs: z.int(),
  drained: z.int().describe("Those that became Complete"),
  medianMs: z.number().optional(),
  p95Ms: z.number().optional(),
  longestMs: z.number().optional(),
  classes: z.array(
    z.object({ below: z.number().optional().describe("Seconds; absent: the last class"), runs: z.int() }),
  ),
  waits: z.array(z.object({ waitsFor: z.enum(WAITS_FOR), ms: z.number(), runs: z.int() })),
}) satisfies z.ZodType<RunTimes>;
export type RunTimesBody = z.infer<typeof RunTimesBody>;

const cause = z.string() as unknown as z.ZodType<RunPod["cause"]>;

const Plan = z.object({
  madeAt: Time,
  pods: z.array(
    z.object({
      namespace: z.string(),
      name: z.string(),
      verdict: z.enum(["moves", "stays", "blocks", "gone"]),
      cause,
      detail: z.string(),
    }),
  ),
  checks: z.array(
    z.object({
      id: z.string() as unknown as z.ZodType<RunPlan["checks"][number]["id"]>,
      state: z.enum(["pass", "warn", "refuse", "unknown"]),
      title: z.string(),
      detail: z.string(),
    }),
  ),
}) satisfies z.ZodType<RunPlan>;

const Pod = z.object({
  uid: z.string(),
  namespace: z.string(),
  name: z.string(),
  owner: z.string().optional(),
  cause,
  detail: z.string(),
  goneAt: Time.optional().describe("When it was found gone; absent: it was still there"),
  heldMs: z.number(),
  heldBy: cause.optional(),
  heldSince: Time.optional(),
}) satisfies z.ZodType<RunPod>;
export type RunPodBody = z.infer<typeof Pod>;

/** Everything that is kept of one run. */
export const RunRecordBody = RunLineBody.extend({
  options: z.record(z.string(), z.unknown()).describe("As they were last"),
  plan: Plan.optional().describe("Absent of runs of before plans were kept"),
  pods: z.array(Pod).optional(),
  proof: z.array(ProofCheckBody).optional().describe("The checks that held when it was Complete"),
  events: z.array(ActivityEntry.omit({ id: true, node: true, maintenance: true })).describe("Newest first"),
});
export type RunRecordBody = z.infer<typeof RunRecordBody>;

const RUN_WINDOW = 100;

const moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .transform((text) => new Date(text))
  .optional();

/** What the history is narrowed by. Lists are joined by commas; what is empty narrows nothing. */
export const RunFilterParameters = z.object({
  q: z.string().max(200).default("").describe("Words that must all be found in node, reason or person"),
  cluster: listParameter,
  node: listParameter,
  person: listParameter,
  result: listParameter.pipe(z.array(z.enum(RUN_RESULTS))),
  from: moment.describe("ISO 8601: a moment, or a day that begins in UTC; by when the maintenance began"),
  to: moment.describe("Up to here, not with it"),
});

/** Query of GET /api/v1/runs. */
export const RunQueryParameters = RunFilterParameters.extend({
  after: z.string().max(300).optional().describe("The `next` of the part before"),
  limit: z.coerce.number().int().min(1).max(RUN_WINDOW).default(RUN_WINDOW),
});
