import { jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { bytes, moment } from "./columns";

/** Clusters that people added here; those of a kubeconfig or of the pod's own account stand in no table. */
export const clusters = pgTable("clusters", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  tags: jsonb("tags").$type<Record<string, string>>().notNull().default({}),
  source: text("source", { enum: ["added"] })
    .notNull()
    .default("added"),
  server: text("server").notNull(),
  /** The kubeconfig, encrypted with the key that key_id names. */
  sealed: bytes("sealed").notNull(),
  keyId: text("key_id").notNull(),
  addedBy: text("added_by").notNull(),
  addedAt: moment("added_at").notNull().defaultNow(),
  rotatedAt: moment("rotated_at"),
});
