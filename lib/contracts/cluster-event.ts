import { z } from "zod";
import type { ClusterEvent } from "@/lib/domain/cluster-event";
import { listParameter } from "./list-parameter";
import { KubeEventBody } from "./node-detail";

/** An Event of the cluster; those that say the same of one object are one, with their count. */
export const ClusterEventBody = KubeEventBody.extend({
  object: z.object({ kind: z.string(), namespace: z.string().optional(), name: z.string() }),
  node: z.string().optional().describe("The node that it concerns"),
}) satisfies z.ZodType<ClusterEvent>;
export type ClusterEventBody = z.infer<typeof ClusterEventBody>;

const Choices = z.array(z.object({ value: z.string(), count: z.int() }));

export const ClusterEventList = z.object({
  items: z.array(ClusterEventBody).describe("Newest first"),
  total: z.int().describe("How many lines the query finds"),
  all: z.int().describe("How many lines there are"),
  more: z.boolean().describe("The cluster has older ones, which were not kept"),
  choices: z.object({ reasons: Choices, kinds: Choices, namespaces: Choices }),
});
export type ClusterEventList = z.infer<typeof ClusterEventList>;

/** How far back, as the address says it. */
export const EVENT_TIMES = ["5m", "15m", "1h"] as const;
export type EventTime = (typeof EVENT_TIMES)[number];

const EVENT_WINDOW = 500;

/** Query of GET …/events. Lists are joined by commas; what is empty narrows nothing. */
export const ClusterEventQuery = z.object({
  q: z.string().max(200).default("").describe("Words that must all be found"),
  type: listParameter.pipe(z.array(z.enum(["Normal", "Warning"]))),
  reason: listParameter,
  kind: listParameter.describe("Of the objects"),
  namespace: listParameter,
  time: z.enum(EVENT_TIMES).optional().describe("Told within so long"),
  limit: z.coerce.number().int().min(1).max(EVENT_WINDOW).default(EVENT_WINDOW),
});
