import { index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns";

/** The first answer to a command that carries a key: all replicas give it again. Without a status it is on its way. */
export const idempotency = pgTable(
  "idempotency",
  {
    /** A hash of who sent what to where. */
    key: text("key").primaryKey(),
    /** A hash of what else was asked: another one with the same key is refused. */
    request: text("request").notNull(),
    /** Whoever carries it out. */
    claim: uuid("claim").notNull().defaultRandom(),
    status: integer("status"),
    body: text("body"),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (table) => [index("idempotency_created").on(table.createdAt)],
);
