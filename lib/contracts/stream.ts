import { z } from "zod";
import { ClusterSummary } from "./cluster";
import { NodeRow } from "./node";

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

/**
 * Events of GET …/{cluster}/stream. A snapshot replaces everything; deltas follow, at most four a second.
 * After a pause the browser gets a new snapshot instead of a backlog.
 */
export const StreamEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("snapshot"),
    serverTime: z.iso.datetime(),
    cluster: ClusterSummary,
    nodes: z.array(NodeRow),
    activity: z.array(ActivityEntry),
  }),
  z.object({
    type: z.literal("delta"),
    serverTime: z.iso.datetime(),
    cluster: ClusterSummary.optional(),
    nodes: z.array(NodeRow).optional(),
    removedNodes: z.array(z.string()).optional(),
    activity: z.array(ActivityEntry).optional(),
  }),
  z.object({ type: z.literal("beat"), serverTime: z.iso.datetime() }),
]);
export type StreamEvent = z.infer<typeof StreamEvent>;
