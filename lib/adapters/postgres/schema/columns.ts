import { customType, timestamp } from "drizzle-orm/pg-core";

/** A moment, with its zone: two consoles need not share one. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Bytes, as Node.js holds them. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });
