import { z } from "zod";
import { OUTLOOKS } from "@/lib/domain/workload-outlook";
import { RISKS } from "@/lib/domain/workload-risks";
import type { WorkloadSummary } from "@/lib/domain/workload-tally";
import { listParameter } from "./list-parameter";

/** One workload: what runs of it, and what maintenance of the nodes beneath would mean for it. */
const WorkloadRow = z.object({
  namespace: z.string(),
  kind: z.string().describe('Of its controller; "Pod" of a bare pod, "StaticPod" of a static one'),
  name: z.string(),
  pods: z.int().describe("That have not ended"),
  ready: z.int(),
  ended: z.int(),
  desired: z.int().optional().describe("What its controllers want, where that is known"),
  status: z.object({ text: z.string(), pods: z.int() }).describe("Of the pod that is worst off"),
  nodes: z.int(),
  nodeNames: z.array(z.string()).describe("The first three by name"),
  budgets: z.array(
    z.object({ name: z.string(), allowed: z.int(), state: z.enum(["allows", "waits", "never"]) }),
  ),
  outlook: z.object({ kind: z.enum(OUTLOOKS), text: z.string() }),
  risks: z
    .array(z.object({ kind: z.enum(RISKS), why: z.string() }))
    .describe("Of a maintenance, before anyone starts one; worst first"),
  restarts: z.int(),
  cpuMilli: z.number(),
  memoryBytes: z.number(),
  oldest: z.string().optional(),
}) satisfies z.ZodType<WorkloadSummary>;
export type WorkloadRow = z.infer<typeof WorkloadRow>;

/** A row as one question found it. */
export const FoundWorkload = WorkloadRow.extend({
  matching: z.int().optional().describe("How many of its pods match, where the question asks about pods"),
});
export type FoundWorkload = z.infer<typeof FoundWorkload>;

/** A part of the workloads that were asked for: those from `offset` on. */
export const WorkloadPage = z.object({
  total: z.int().describe("How many match"),
  all: z.int().describe("How many the cluster has"),
  offset: z.int(),
  items: z.array(FoundWorkload),
});
export type WorkloadPage = z.infer<typeof WorkloadPage>;

const Choices = z.array(z.object({ value: z.string(), count: z.int() }));

/** What the filters offer, and how many workloads have it. */
export const WorkloadChoices = z.object({
  namespaces: Choices,
  kinds: Choices,
  outlooks: Choices,
  risks: Choices,
  statuses: Choices,
});
export type WorkloadChoices = z.infer<typeof WorkloadChoices>;

export const WORKLOAD_SORTS = [
  "namespace",
  "name",
  "kind",
  "pods",
  "status",
  "nodes",
  "budget",
  "outlook",
  "risks",
  "restarts",
  "cpu",
  "memory",
  "age",
] as const;
export type WorkloadSort = (typeof WORKLOAD_SORTS)[number];

export const POD_SORTS = [
  "name",
  "namespace",
  "node",
  "status",
  "ready",
  "restarts",
  "cpu",
  "memory",
  "age",
] as const;
export type PodSort = (typeof POD_SORTS)[number];

/** A window is at most this many rows: some 50 kB. */
export const WINDOW = 100;

/** What both tables are narrowed by. Lists are joined by commas; an empty one narrows nothing. */
const Narrowing = z.object({
  q: z.string().max(500).default("").describe("Words that must all be found"),
  namespace: listParameter,
  node: listParameter,
  pool: listParameter,
  status: listParameter.describe("As kubectl prints it"),
  label: z.string().max(1000).default("").describe("A selector on the pods' labels, as kubectl takes it"),
});

const Window = z.object({
  dir: z.enum(["asc", "desc"]).default("asc"),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(WINDOW).default(WINDOW),
});

/** Query of GET …/workloads. */
export const WorkloadQuery = Narrowing.extend({
  kind: listParameter,
  outlook: listParameter,
  risk: listParameter.describe("Any of these"),
  sort: z.enum(WORKLOAD_SORTS).default("namespace"),
  ...Window.shape,
});
export type WorkloadQuery = z.infer<typeof WorkloadQuery>;

/** Query of GET …/pods. */
export const PodQuery = Narrowing.extend({
  workload: z.string().max(800).optional().describe('"shop/Deployment/checkout-api": only its pods'),
  sort: z.enum(POD_SORTS).default("name"),
  ...Window.shape,
});
export type PodQuery = z.infer<typeof PodQuery>;
