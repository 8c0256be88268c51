import { z } from "zod";
import type { DrainPoint, PodWait } from "@/lib/domain/drain-record";
import type { InfrastructureChange } from "@/lib/domain/infrastructure";
import type { KubeEvent } from "@/lib/domain/kube-event";
import type { NodeResource } from "@/lib/domain/node-resources";
import type { AttachLimit, NodeVolume } from "@/lib/domain/node-volumes";
import { NodeRow } from "./node";

const Time = z.iso.datetime();

const Condition = z.object({
  type: z.string(),
  status: z.string().describe("True, False or Unknown"),
  reason: z.string().optional(),
  message: z.string().optional(),
  since: z.string().optional().describe("Of its last transition"),
  state: z
    .enum(["good", "bad", "unknown", "neutral"])
    .describe("What the status means for this type; neutral: nobody but who set it knows"),
});

const Resource = z.object({
  name: z.string().describe("As Kubernetes names it"),
  unit: z.enum(["millicores", "bytes", "count"]),
  capacity: z.number(),
  allocatable: z.number(),
  requested: z.number(),
  used: z.number().optional().describe("Measured by metrics-server; absent where there is none"),
}) satisfies z.ZodType<NodeResource>;

const Volume = z.object({
  name: z.string(),
  state: z.enum(["attached", "attaching", "detaching"]),
  driver: z.string().optional(),
  claim: z.object({ namespace: z.string(), name: z.string() }).optional(),
  pods: z.array(z.string()).describe("On this node, in the claim's namespace"),
  error: z.string().optional(),
}) satisfies z.ZodType<NodeVolume>;

const AttachLimitBody = z.object({
  driver: z.string(),
  attached: z.int(),
  limit: z.int(),
}) satisfies z.ZodType<AttachLimit>;

/** How a drain went, as the server saw it. */
export const DrainRecordBody = z.object({
  recordedFrom: Time.describe("Before that nobody looked: the console was started, or restarted, then"),
  points: z.array(
    z.object({
      at: Time,
      left: z.int(),
      waiting: z.int(),
      waitsFor: z.enum(["person", "budget", "webhook", "job", "answer", "deadline"]).optional(),
    }) satisfies z.ZodType<DrainPoint>,
  ),
  waits: z
    .array(z.object({ uid: z.string(), since: Time }) satisfies z.ZodType<PodWait>)
    .describe("Since when each remaining pod has been held by what holds it now"),
});
export type DrainRecordBody = z.infer<typeof DrainRecordBody>;

/** One maintenance of the node, from on to off. */
export const RunBody = z.object({
  id: z.string(),
  by: z.string(),
  reason: z.string(),
  since: Time,
  podsToMove: z.int(),
  completeAt: Time.optional().describe("When it was Complete for the first time"),
  ended: z.object({ at: Time, text: z.string(), by: z.string().optional() }).optional(),
});
export type RunBody = z.infer<typeof RunBody>;

/** Everything about one node that its row does not tell. */
export const NodeDetail = NodeRow.extend({
  conditions: z.array(Condition),
  addresses: z.array(z.object({ type: z.string(), address: z.string() })),
  system: z
    .object({
      os: z.string().optional(),
      architecture: z.string().optional(),
      image: z.string().optional(),
      kernel: z.string().optional(),
      runtime: z.string().optional(),
    })
    .optional(),
  changes: z
    .array(
      z.object({
        effect: z.enum(["removed", "re-created", "upgraded", "rebooted"]),
        says: z.string(),
      }) satisfies z.ZodType<InfrastructureChange>,
    )
    .describe("What somebody else is about to do with its machine"),
  resources: z.array(Resource),
  measuredAt: z.string().optional().describe("When the use was measured"),
  volumes: z.array(Volume),
  attachLimits: z.array(AttachLimitBody),
  drain: DrainRecordBody.optional().describe("While in maintenance"),
  history: z.object({
    since: Time.describe("The console remembers nothing of before"),
    runs: z.array(RunBody).describe("Newest first"),
  }),
});
export type NodeDetail = z.infer<typeof NodeDetail>;

/** An Event, told of whatever object. */
export const KubeEventBody = z.object({
  uid: z.string(),
  type: z.enum(["Normal", "Warning"]),
  reason: z.string(),
  message: z.string(),
  count: z.int(),
  firstAt: z.string(),
  lastAt: z.string(),
  source: z.string(),
}) satisfies z.ZodType<KubeEvent>;

export const NodeEventList = z.object({
  items: z.array(KubeEventBody).describe("Newest first"),
  more: z.boolean().describe("There are more than were read"),
});
export type NodeEventList = z.infer<typeof NodeEventList>;
