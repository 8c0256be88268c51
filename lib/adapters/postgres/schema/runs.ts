import { bigserial, index, integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import type { MaintenanceOptions } from "@/lib/domain/intent";
import type { ProofCheck } from "@/lib/domain/maintenance";
import type { RunPlan, RunPod, RunResult, Waited } from "@/lib/domain/run-record";
import type { RunEvent } from "@/lib/operations/store-ports/runs";
import { moment } from "./columns";

/** A maintenance as it was seen: a record alone, nothing is decided from it. Its id is the intent's. */
export const runs = pgTable(
  "runs",
  {
    id: text("id").primaryKey(),
    cluster: text("cluster").notNull(),
    node: text("node").notNull(),
    nodeUid: text("node_uid").notNull(),
    byName: text("by_name").notNull(),
    reason: text("reason").notNull(),
    since: moment("since").notNull(),
    podsToMove: integer("pods_to_move").notNull(),
    completeAt: moment("complete_at"),
    endedAt: moment("ended_at"),
    endedBy: text("ended_by"),
    outcome: text("outcome"),
    options: jsonb("options").$type<MaintenanceOptions>().notNull(),
    proof: jsonb("proof").$type<readonly ProofCheck[]>(),
    result: text("result").$type<RunResult>(),
    plan: jsonb("plan").$type<RunPlan>(),
    pods: jsonb("pods").$type<readonly RunPod[]>(),
    podsGone: integer("pods_gone"),
    waited: jsonb("waited").$type<Waited>(),
  },
  (table) => [
    index("runs_node").on(table.cluster, table.node, table.since),
    index("runs_since").on(table.since),
  ],
);

/** What happened in it, as the activity tells it. The key makes telling it twice harmless. */
export const runEvents = pgTable(
  "run_events",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    runId: text("run_id")
      .notNull()
      .references(() => runs.id, { onDelete: "cascade" }),
    key: text("key").notNull(),
    at: moment("at").notNull(),
    kind: text("kind", { enum: ["person", "machine"] }).notNull(),
    state: text("state").$type<RunEvent["state"]>().notNull(),
    text: text("text").notNull(),
    evidence: text("evidence"),
  },
  (table) => [unique("run_events_key").on(table.runId, table.key), index("run_events_at").on(table.at)],
);
