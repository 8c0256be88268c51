import { index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns";

/** The first answer to a command that carries a key: all replicas give it again. Without a status it is on its way. */
export const idempotency = pgTable(
  "idempotency",
  {
    key: text("key").primaryKey(),
    status: integer("status"),
    body: text("body"),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (table) => [index("idempotency_created").on(table.createdAt)],
);
