import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns";

/** Who may sign in: by password, or by the provider that vouches for issuer and subject. */
export const people = pgTable(
  "people",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    email: text("email").unique(),
    name: text("name").notNull(),
    passwordHash: text("password_hash"),
    oidcIssuer: text("oidc_issuer"),
    oidcSubject: text("oidc_subject"),
    administrator: boolean("administrator").notNull().default(false),
    createdAt: moment("created_at").notNull().defaultNow(),
    lastSignInAt: moment("last_sign_in_at"),
    disabledAt: moment("disabled_at"),
  },
  (table) => [
    unique("people_oidc").on(table.oidcIssuer, table.oidcSubject),
    check("people_oidc_whole", sql`(${table.oidcIssuer} is null) = (${table.oidcSubject} is null)`),
  ],
);

/** A role on one cluster, or on all ("*"), of a person or of a group of the provider. */
export const roleBindings = pgTable(
  "role_bindings",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    personId: uuid("person_id").references(() => people.id, { onDelete: "cascade" }),
    groupName: text("group_name"),
    cluster: text("cluster").notNull(),
    role: text("role", {
      enum: ["cluster-admin", "cluster-editor", "cluster-viewer", "administrator"],
    }).notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    createdBy: text("created_by").notNull(),
  },
  (table) => [
    unique("role_bindings_of_person").on(table.personId, table.cluster, table.role),
    unique("role_bindings_of_group").on(table.groupName, table.cluster, table.role),
    check("role_bindings_one_subject", sql`(${table.personId} is null) <> (${table.groupName} is null)`),
    check("role_bindings_tenant", sql`${table.role} <> 'administrator' or ${table.cluster} = '*'`),
    index("role_bindings_person").on(table.personId),
  ],
);
