import { bigint, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { bytes, moment } from "./columns";

/** Who did what, where, from where, with what result. Rows are added, never changed: triggers of the migrations see to it. */
export const audit = pgTable(
  "audit",
  {
    /** Without a gap: given out under an advisory lock. */
    seq: bigint("seq", { mode: "number" }).primaryKey(),
    at: moment("at").notNull(),
    requestId: text("request_id").notNull(),
    stage: text("stage", { enum: ["before", "after", "event"] }).notNull(),
    actorId: text("actor_id").notNull(),
    actorName: text("actor_name").notNull(),
    via: text("via").notNull(),
    address: text("address").notNull(),
    action: text("action").notNull(),
    cluster: text("cluster").notNull(),
    object: text("object").notNull(),
    result: text("result", { enum: ["pending", "done", "refused", "failed"] }).notNull(),
    detail: jsonb("detail").notNull().default({}),
    previous: bytes("previous").notNull(),
    hash: bytes("hash").notNull(),
  },
  (table) => [
    index("audit_at").on(table.at),
    index("audit_actor").on(table.actorName, table.seq),
    index("audit_cluster").on(table.cluster, table.seq),
    index("audit_action").on(table.action, table.seq),
    index("audit_request").on(table.requestId),
  ],
);

/** Where the chain begins after old rows were removed: the hash of the last row that went. */
export const auditAnchors = pgTable("audit_anchors", {
  seq: bigint("seq", { mode: "number" }).primaryKey(),
  hash: bytes("hash").notNull(),
  at: moment("at").notNull().defaultNow(),
});
