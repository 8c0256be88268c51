import { boolean, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Owner } from "@/lib/domain/access/owner";
import type { ScanScope } from "@/lib/domain/scans/rules";
import type { ScanTiming, ScheduledStart } from "@/lib/domain/scans/schedule";
import { moment } from "./columns";

/** Scans that start by themselves. Their results are nowhere but in the cluster. */
export const scanSchedules = pgTable(
  "scan_schedules",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    cluster: text("cluster").notNull(),
    kind: text("kind", { enum: ["kube-bench", "sonobuoy"] }).notNull(),
    scope: jsonb("scope").$type<ScanScope>().notNull(),
    timing: jsonb("timing").$type<ScanTiming>().notNull(),
    enabled: boolean("enabled").notNull(),
    createdBy: text("created_by").notNull(),
    owner: jsonb("owner").$type<Owner>(),
    createdAt: moment("created_at").notNull().defaultNow(),
    /** What was due before is not made up for. */
    since: moment("since").notNull(),
    /** The newest start that a console took on: each is taken on once. */
    lastDueAt: moment("last_due_at"),
    last: jsonb("last").$type<ScheduledStart>(),
  },
  (table) => [index("scan_schedules_cluster").on(table.cluster)],
);
