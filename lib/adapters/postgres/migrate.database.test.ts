import { randomBytes } from "node:crypto";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type pg from "pg";
import { afterAll, expect, inject, it } from "vitest";
import { appliedMigration, migrate } from "./migrate";
import { onDatabase, onServer, urlOf } from "./testing/server-queries";

const server = inject("databaseServer");
const migrations = readMigrationFiles({ migrationsFolder: "lib/adapters/postgres/migrations" });
const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

/** A database as the console left it when it knew only the first of the migrations. */
async function asAfter(known: number): Promise<string> {
  const name = `t_${randomBytes(8).toString("hex")}`;
  await onServer(server, `create database ${name}`);
  closing.push(() => onServer(server, `drop database ${name} with (force)`));
  const url = urlOf(server, name);
  await onDatabase(url, async (client) => {
    await client.query("create schema drizzle");
    await client.query(
      "create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)",
    );
    for (const { sql, hash, folderMillis } of migrations.slice(0, known)) {
      for (const statement of sql) await client.query(statement);
      const done = "insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)";
      await client.query(done, [hash, folderMillis]);
    }
  });
  return url;
}

/** Everything that the schema is made of: columns, keys and indexes, triggers and what they run. */
async function schemaOf(client: pg.Client): Promise<unknown[]> {
  const asked = [
    `select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
      where table_schema = 'public' order by 1, 2`,
    "select indexdef from pg_indexes where schemaname = 'public' order by 1",
    "select conrelid::regclass::text, pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2",
    "select tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal order by 1",
    "select proname, prosrc from pg_proc where pronamespace = 'public'::regnamespace order by 1",
  ];
  const parts: unknown[] = [];
  for (const query of asked) parts.push((await client.query(query)).rows);
  return parts;
}

const earlier = migrations.map((_, at) => at).slice(1);

it.each(earlier)(
  "a database that knows %i of the migrations keeps its rows and becomes as a new one",
  async (known) => {
    const url = await asAfter(known);
    await onDatabase(url, (client) =>
      client.query(
        "insert into people (name, email, administrator) values ('Mira', 'mira@example.com', true)",
      ),
    );
    await migrate({ url });
    await migrate({ url });
    const [people, newest, found] = await onDatabase(url, async (client) => [
      (await client.query("select name, administrator from people")).rows,
      await appliedMigration(client),
      await schemaOf(client),
    ]);
    expect(people).toEqual([{ name: "Mira", administrator: true }]);
    expect(newest).toBe(migrations.at(-1)?.folderMillis);
    expect(found).toEqual(await onDatabase(urlOf(server, "drydock_template"), schemaOf));
  },
);
