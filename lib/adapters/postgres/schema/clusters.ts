import { sql } from "drizzle-orm";
import { check, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { ImpersonationSettings } from "@/lib/domain/impersonation/whom";
import { bytes, moment } from "./columns";

/**
 * What people said about clusters. Those that they added have a server and a sealed credential; those of a kubeconfig or
 * of the pod's own account stand here only once somebody named or tagged them.
 */
export const clusters = pgTable(
  "clusters",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    tags: jsonb("tags").$type<string[]>().notNull().default([]),
    impersonation: jsonb("impersonation").$type<ImpersonationSettings>().notNull(),
    server: text("server"),
    /** The credential, encrypted with the key that key_id names. */
    sealed: bytes("sealed"),
    keyId: text("key_id"),
    addedBy: text("added_by").notNull(),
    addedAt: moment("added_at").notNull().defaultNow(),
    rotatedAt: moment("rotated_at"),
  },
  ({ server, sealed, keyId }) => [
    check(
      "clusters_whole",
      sql`(${server} is null) = (${sealed} is null) and (${sealed} is null) = (${keyId} is null)`,
    ),
  ],
);
