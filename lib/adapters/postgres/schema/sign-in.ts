import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { people } from "./people";

/** What opens the door once: known by its hash alone. */
export const links = pgTable("links", {
  tokenHash: text("token_hash").primaryKey(),
  kind: text("kind", { enum: ["first", "invite", "reset", "printed"] }).notNull(),
  personId: uuid("person_id").references(() => people.id, { onDelete: "cascade" }),
  email: text("email"),
  /** Roles that whoever uses it gets. */
  grants: jsonb("grants").notNull().default([]),
  createdBy: text("created_by").notNull(),
  createdAt: moment("created_at").notNull().defaultNow(),
  expiresAt: moment("expires_at").notNull(),
  usedAt: moment("used_at"),
});

/** A script's credential. It never may more than its person may. */
export const apiTokens = pgTable(
  "api_tokens",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    tokenHash: text("token_hash").notNull().unique(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    roleCap: text("role_cap", {
      enum: ["cluster-admin", "cluster-editor", "cluster-viewer", "administrator"],
    }).notNull(),
    /** Absent: each cluster of its person. */
    clusters: jsonb("clusters").$type<string[]>(),
    createdAt: moment("created_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
    lastUsedAt: moment("last_used_at"),
    revokedAt: moment("revoked_at"),
  },
  (table) => [index("api_tokens_person").on(table.personId)],
);

/** A browser that is signed in. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    tokenHash: text("token_hash").notNull().unique(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    /** The API token that it was begun with, if it was: it counts as long as that does. */
    tokenId: uuid("token_id").references(() => apiTokens.id, { onDelete: "cascade" }),
    /** Of the provider, as they were at sign-in. */
    groups: jsonb("groups").$type<string[]>().notNull().default([]),
    address: text("address"),
    userAgent: text("user_agent"),
    createdAt: moment("created_at").notNull().defaultNow(),
    lastSeenAt: moment("last_seen_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
    endedAt: moment("ended_at"),
  },
  (table) => [index("sessions_person").on(table.personId)],
);
