import {
  bigserial,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { NewsKind } from "@/lib/domain/notifications/news";
import { bytes, moment } from "./columns";

/** Where people want to be told. */
export const channels = pgTable("channels", {
  id: uuid("id").primaryKey().defaultRandom(),
  kind: text("kind", { enum: ["webhook", "slack", "email"] }).notNull(),
  name: text("name").notNull(),
  target: text("target").notNull(),
  sealedSecret: bytes("sealed_secret"),
  keyId: text("key_id"),
  events: jsonb("events").$type<NewsKind[]>().notNull(),
  /** Absent: each cluster. */
  clusters: jsonb("clusters").$type<string[]>(),
  createdBy: text("created_by").notNull(),
  createdAt: moment("created_at").notNull().defaultNow(),
  disabledAt: moment("disabled_at"),
});

/** The queue: a row until it was delivered or given up. The key keeps replicas from telling one thing twice. */
export const deliveries = pgTable(
  "deliveries",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    channelId: uuid("channel_id")
      .notNull()
      .references(() => channels.id, { onDelete: "cascade" }),
    eventKey: text("event_key").notNull(),
    payload: jsonb("payload").notNull(),
    attempts: integer("attempts").notNull().default(0),
    nextAt: moment("next_at").notNull().defaultNow(),
    createdAt: moment("created_at").notNull().defaultNow(),
    deliveredAt: moment("delivered_at"),
    failedAt: moment("failed_at"),
    lastError: text("last_error"),
  },
  (table) => [
    unique("deliveries_event").on(table.channelId, table.eventKey),
    index("deliveries_next").on(table.nextAt),
  ],
);

/** What became of each maintenance. The key makes that of several consoles one tells it. */
export const outcomes = pgTable(
  "outcomes",
  {
    runId: text("run_id").notNull(),
    /** "1", "2", …: the order of what became of it; "reminder-1", …: reminders. */
    key: text("key").notNull(),
    kind: text("kind").notNull(),
    cluster: text("cluster").notNull(),
    /** Node, who, why and since when, for whoever tells its end. */
    subject: jsonb("subject").notNull(),
    at: moment("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.key] }),
    index("outcomes_cluster").on(table.cluster, table.kind),
  ],
);
