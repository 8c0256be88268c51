import { randomBytes } from "node:crypto";
import { afterAll, inject } from "vitest";
import { type Database, openDatabase } from "@/lib/adapters/postgres/database";
import { onServer, urlOf } from "./server-queries";

/** A database of this test file alone, with the schema and no rows; it goes when the file ends. */
export async function freshDatabase(): Promise<{ url: string; database: Database }> {
  const server = inject("databaseServer");
  const name = `t_${randomBytes(8).toString("hex")}`;
  await onServer(server, `create database ${name} template drydock_template`);
  const url = urlOf(server, name);
  const database = await openDatabase({ address: { url } });
  afterAll(async () => {
    await database.close();
    await onServer(server, `drop database ${name} with (force)`);
  });
  return { url, database };
}
