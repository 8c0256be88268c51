import { z } from "zod";
import { ClusterSummary } from "./cluster";
import { ClusterMaintenances } from "./maintained";
import { MaintenanceBody } from "./maintenance";
import { NodePods, NodeRow } from "./node";

/** Something that happened in a maintenance, for the timeline and "Maintenance today". Newest first where listed. */
export const ActivityEntry = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  node: z.string(),
  maintenance: z.string().optional(),
  kind: z.enum(["person", "machine"]),
  state: z.enum(["healthy", "initiated", "complete", "blocked", "failed", "paused", "ending", "neutral"]),
  text: z.string(),
  evidence: z.string().optional(),
});
export type ActivityEntry = z.infer<typeof ActivityEntry>;

/** A row that is there already: what differs, and which optional members it has no more. A row that is new comes whole. */
export const ChangedRow = NodeRow.partial().extend({
  name: z.string(),
  without: z.array(z.string()).optional(),
});
export type ChangedRow = z.infer<typeof ChangedRow>;

const topic = z.string().describe("The path below /api/v1 of what it tells, as it was asked for");

/**
 * Events of GET /api/v1/stream. Each topic begins with the whole; parts follow, at most four a second. `id` of an event
 * tells where the stream is: asked again from there it brings what was missed, or the whole where too much was.
 */
/** Why nothing that people begin can be recorded now. */
const RecordsTrouble = z.object({
  state: z.enum(["away", "full"]),
  since: z.iso.datetime(),
  why: z.string(),
});
export type RecordsTrouble = z.infer<typeof RecordsTrouble>;

export const StreamEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("clusters"), topic, items: z.array(ClusterSummary) }),
  z.object({
    type: z.literal("clusters-delta"),
    topic,
    items: z.array(ClusterSummary).describe("Those that changed"),
    removed: z.array(z.string()).optional().describe("Ids"),
  }),
  z.object({ type: z.literal("maintenances"), topic, items: z.array(ClusterMaintenances) }),
  z.object({
    type: z.literal("maintenances-delta"),
    topic,
    items: z
      .array(ClusterMaintenances)
      .describe("Clusters in which it changed; without nodes: none any more"),
  }),
  z.object({
    type: z.literal("snapshot"),
    topic,
    cluster: ClusterSummary,
    nodes: z.array(NodeRow).optional().describe("Absent while they were not listed"),
    activity: z.array(ActivityEntry),
  }),
  z.object({
    type: z.literal("delta"),
    topic,
    cluster: ClusterSummary.optional(),
    nodes: z.array(ChangedRow).optional(),
    removedNodes: z.array(z.string()).optional(),
    activity: z.array(ActivityEntry).optional().describe("Those that are new, or tell more"),
  }),
  z.object({
    type: z.literal("node"),
    topic,
    maintenance: MaintenanceBody.nullable().optional().describe("null: in none. Absent: as before"),
    pods: NodePods.optional().describe("Absent: as before"),
  }),
  z.object({ type: z.literal("changed"), topic }).describe("Something of it changed: read it again"),
  z
    .object({ type: z.literal("unknown"), topic })
    .describe("There is no such cluster, or one may not read it"),
  z.object({
    type: z.literal("beat"),
    serverTime: z.iso.datetime().describe("When it was sent"),
    reader: z.string().describe("Id of the person whose session or token the stream was opened with"),
    records: RecordsTrouble.optional().describe("Absent: the database takes records"),
  }),
]);
export type StreamEvent = z.infer<typeof StreamEvent>;
/** An event that tells something of a topic. */
export type TopicEvent = Exclude<StreamEvent, { type: "beat" }>;
