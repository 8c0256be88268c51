import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Owner } from "@/lib/domain/access/owner";
import type { Whom } from "@/lib/domain/impersonation/whom";
import { type RestartStep, SERIES_STATES } from "@/lib/domain/rebalance/restarts";
import { moment } from "./columns";

/** Workloads that somebody chose to be restarted, one after another. What became of their pods is in the cluster. */
export const restarts = pgTable(
  "restarts",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    cluster: text("cluster").notNull(),
    by: text("by").notNull(),
    owner: jsonb("owner").$type<Owner>(),
    whom: jsonb("whom").$type<Whom>(),
    state: text("state", { enum: [...SERIES_STATES] }).notNull(),
    why: text("why"),
    steps: jsonb("steps").$type<RestartStep[]>().notNull(),
    beganAt: moment("began_at").notNull(),
    endedAt: moment("ended_at"),
    /** When a console last worked on it. */
    seenAt: moment("seen_at").notNull(),
    /** Of two that change a row at the same time one has to look again. */
    version: integer("version").notNull(),
  },
  (table) => [
    index("restarts_cluster").on(table.cluster, table.beganAt),
    uniqueIndex("restarts_running").on(table.cluster).where(sql`state = 'running'`),
  ],
);
