import { randomBytes } from "node:crypto";
import { afterAll, expect, inject, it } from "vitest";
import { openDatabase } from "./database";
import { channels } from "./schema";
import { onDatabase, onServer, urlOf } from "./testing/server-queries";

const server = inject("databaseServer");
const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

/** A database of its own with the schema, to be set up as one that refuses. */
async function database(): Promise<{ name: string; url: string }> {
  const name = `t_${randomBytes(8).toString("hex")}`;
  await onServer(server, `create database ${name} template drydock_template`);
  closing.push(() => onServer(server, `drop database ${name} with (force)`));
  return { name, url: urlOf(server, name) };
}

async function opened(url: string) {
  const found = await openDatabase({ address: { url }, intervalMs: { ready: 60_000, away: 60_000 } });
  closing.push(found.close);
  return found;
}

const withPart = (url: string, part: "password" | "username", value: string) =>
  Object.assign(new URL(url), { [part]: value }).href;

it.each<[string, (of: { name: string; url: string }) => Promise<string>, string]>([
  [
    "a database that a newer version made",
    async ({ url }) => {
      const newer =
        "insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 9999999999999)";
      await onDatabase(url, (client) => client.query(newer));
      return url;
    },
    "a newer version of Drydock made its tables: start that version or a newer one",
  ],
  [
    "one that takes no writes",
    async ({ name, url }) => {
      await onServer(server, `alter database ${name} set default_transaction_read_only = on`);
      return url;
    },
    "it takes no writes: it is a standby, or was set to read-only. DATABASE_URL must name the primary",
  ],
  [
    "one without a connection free",
    async ({ name, url }) => {
      const role = `r_${name}`;
      await onServer(server, `create role ${role} login password 'x' connection limit 0`);
      closing.push(() => onServer(server, `drop role ${role}`));
      return withPart(withPart(url, "username", role), "password", "x");
    },
    "it has no connection free: raise its max_connections, or stop who holds them",
  ],
  [
    "another password",
    async ({ url }) => withPart(url, "password", "wrong"),
    "it refuses the password in DATABASE_URL",
  ],
  ["a database that is not there", async () => urlOf(server, "nowhere"), 'database "nowhere" does not exist'],
])("%s is away, in words, and refuses at once", async (_, prepare, why) => {
  const found = await opened(await prepare(await database()));
  expect(found.state()).toMatchObject({ state: "away", why });
  await expect(found.run((db) => db.select().from(channels))).rejects.toMatchObject({
    failure: { code: "database-away", why },
  });
});

it("a database that is made read-only under a console is away, and ready when it is not any more", async () => {
  const { name, url } = await database();
  const found = await opened(url);
  const set = (to: string) =>
    onServer(server, `alter database ${name} set default_transaction_read_only = ${to}`);
  await set("on");
  const write = () =>
    found.run((db) =>
      db.transaction(async (tx) => {
        // As on a connection that is opened from now on.
        await tx.execute(`set transaction ${found.state().state === "ready" ? "read only" : "read write"}`);
        await tx
          .insert(channels)
          .values({ kind: "slack", name: "a", target: "b", events: [], createdBy: "c" });
      }),
    );
  await expect(write()).rejects.toMatchObject({
    failure: { why: expect.stringContaining("takes no writes") },
  });
  expect(await found.look()).toMatchObject({ state: "away" });
  await set("off");
  expect(await found.look()).toEqual({ state: "ready" });
});
