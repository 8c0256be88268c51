import { randomBytes } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { appendAlone } from "@/lib/adapters/postgres/audit/append";
import { openDatabase } from "@/lib/adapters/postgres/database";
import { lockSchema, migrate } from "@/lib/adapters/postgres/migrate";
import { people } from "@/lib/adapters/postgres/schema";
import { freshDatabase } from "@/lib/adapters/postgres/testing/fresh-database";
import { onDatabase, onServer, urlOf } from "@/lib/adapters/postgres/testing/server-queries";
import { buildEntry } from "@/lib/domain/audit/testing/build";
import { LEFT_OUT } from "./format";
import { restoreBackup } from "./restore-backup";
import { inOrder, tablesOf } from "./tables";
import { writeBackup } from "./write-backup";

const { url } = await freshDatabase();
const server = inject("databaseServer");

/** A database that no console has open. */
async function restingDatabase(): Promise<string> {
  const name = `t_${randomBytes(8).toString("hex")}`;
  await onServer(server, `create database ${name} template drydock_template`);
  afterAll(() => onServer(server, `drop database ${name} with (force)`));
  return urlOf(server, name);
}

/** Every row of every table as text, those left out too. */
const everything = (of: string) =>
  onDatabase(of, async (client) => {
    const found: Record<string, string[]> = {};
    for (const table of await tablesOf(client)) {
      const { rows } = await client.query(`select row_to_json(t)::text as row from "${table}" t order by 1`);
      found[table] = rows.map(({ row }) => row);
    }
    return found;
  });

async function backupOf(of: string): Promise<string[]> {
  const lines: string[] = [];
  await writeBackup({ url: of }, async (line) => void lines.push(line));
  return lines;
}
/** Until somebody waits for the lock that lets one at a time make or replace tables. */
async function someoneWaits(): Promise<void> {
  for (;;) {
    const waiting = "select 1 from pg_locks where locktype = 'advisory' and not granted";
    const { rowCount } = await onDatabase(server, (client) => client.query(waiting));
    if (rowCount) return;
  }
}
const given = (lines: readonly string[]) =>
  async function* () {
    yield* lines;
  };

/** Puts a backup in a database's place; the log says of it what is asked for here. */
const restored = (target: string, lines: Parameters<typeof restoreBackup>[1]) =>
  restoreBackup({ url: target }, lines, ({ rows, before }) =>
    buildEntry({ action: "database.restore", detail: { rows, before: before.seq } }),
  );

/** Rows with what is easily lost: microseconds, large numbers, quotes, tabs and line ends, bytes, nothing at all. */
async function fill(client: pg.Client): Promise<void> {
  await client.query(`insert into people (name, email, administrator, created_at)
    values (E'Mira "the\\tdock"\\n Ünal', 'mira@example.com', true, '2026-11-21 10:00:00.123456+00')`);
  await client.query(`insert into role_bindings (person_id, cluster, role, created_by)
    select id, '*', 'cluster-admin', 'test' from people`);
  await client.query(`insert into runs (id, cluster, node, node_uid, by_name, reason, pods_to_move, since, options)
    values ('m-1', 'harbor', 'a', 'uid-a', 'mira', 'disk', 3, now(), '{"consents": [12345678901234567890.123, "x"]}'::jsonb)`);
  for (let at = 0; at < 1_200; at++)
    await client.query(
      `insert into run_events (run_id, key, at, kind, state, text) values ('m-1', $1, now(), 'machine', 'blocked', 't')`,
      [`k${at}`],
    );
}

beforeAll(() => onDatabase(url, fill));

it("puts tables after those that their rows refer to", () => {
  const references = [
    { from: "a", to: "b" },
    { from: "b", to: "c" },
    { from: "c", to: "c" },
  ];
  expect(inOrder(["a", "b", "c", "d"], references)).toEqual(["c", "b", "a", "d"]);
});

describe("a backup", () => {
  it("restored is what it was made of, without what must not come back, in the place of what was there", async () => {
    const target = await restingDatabase();
    await onDatabase(target, (client) => client.query(`insert into people (name) values ('Somebody else')`));
    const { rows } = await restored(target, given(await backupOf(url)));
    const [before, after] = [await everything(url), await everything(target)];
    for (const table of LEFT_OUT) expect(Object.keys(before)).toContain(table);
    for (const table of LEFT_OUT) delete before[table];
    for (const table of LEFT_OUT) delete after[table];
    // What the log says of it is new.
    expect(after.audit?.splice(0)).toHaveLength(1);
    expect(after).toEqual(before);
    expect(rows).toBe(Object.values(before).flat().length);
    expect(rows).toBeGreaterThan(1_200);
  });

  it("restored goes on with its audit log, which says where the one stood that it replaced", async () => {
    const [source, target] = [await restingDatabase(), await restingDatabase()];
    await appendAlone({ url: source }, [buildEntry(), buildEntry()]);
    const gone = [1, 2, 3, 4, 5].map((at) => buildEntry({ requestId: `gone-${at}` }));
    await appendAlone({ url: target }, gone);
    await restored(target, given(await backupOf(source)));
    const log = (await everything(target)).audit?.map((row) => JSON.parse(row)) ?? [];
    expect(log).toMatchObject([
      { seq: 1 },
      { seq: 2 },
      { seq: 3, action: "database.restore", previous: log[1]?.hash, detail: { before: 5 } },
    ]);
  });

  it("made while people work is of one moment", async () => {
    const before = await everything(url);
    const lines: string[] = [];
    let told = 0;
    await writeBackup({ url }, async (line) => {
      lines.push(line);
      told += 1;
      // In the midst of the tables, and again later: a row of one already written, and one of one to come.
      if (told !== 3 && told !== 900) return;
      await onDatabase(url, async (client) => {
        await client.query("insert into people (name) values ('Came meanwhile')");
        await client.query(
          `insert into run_events (run_id, key, at, kind, state, text) values ('m-1', 'meanwhile ${told}', now(), 'machine', 'x', 't')`,
        );
      });
    });
    const target = await restingDatabase();
    await restored(target, given(lines));
    const after = await everything(target);
    for (const table of ["people", "runs", "run_events", "role_bindings"])
      expect(after[table]).toEqual(before[table]);
  });

  it("is restored before a console that starts meanwhile reads anything", async () => {
    const target = await restingDatabase();
    const lines = await backupOf(url);
    const order: string[] = [];
    let late: ReturnType<typeof openDatabase> | undefined;
    let reads = 0;
    const once = async function* () {
      reads += 1;
      if (reads === 2) {
        late = openDatabase({ address: { url: target } });
        const started = late.then(() => order.push("started"));
        // Either it waits, or it has started, which would be wrong.
        await Promise.race([started, someoneWaits()]);
      }
      yield* lines;
    };
    await restored(target, once);
    order.push("restored");
    const database = await late;
    expect(order[0]).toBe("restored");
    const rows = await database?.run((db) => db.select().from(people));
    expect(rows?.map(({ email }) => email)).toContain("mira@example.com");
    await database?.close();
  });

  it("that takes long to restore is told to a console that starts meanwhile", async () => {
    const target = await restingDatabase();
    await onDatabase(target, async (client) => {
      await lockSchema(client);
      await expect(migrate({ url: target }, 50)).rejects.toThrow(
        "another console makes its tables, or a backup is restored into it",
      );
    });
    await migrate({ url: target }, 50);
  });

  it("restored takes new rows, and the audit log still refuses to be changed", async () => {
    const target = await restingDatabase();
    await restored(target, given(await backupOf(url)));
    await onDatabase(target, async (client) => {
      const { rows } = await client.query(
        `insert into run_events (run_id, key, at, kind, state, text) values ('m-1', 'new', now(), 'machine', 'x', 't')
         returning id > (select max(id) from run_events) as after`,
      );
      expect(rows).toEqual([{ after: true }]);
      await expect(client.query("truncate audit")).rejects.toThrow("append-only");
    });
  });

  it.each<[string, (lines: string[]) => string[]]>([
    ["cut short", (lines) => lines.slice(0, -1)],
    ["changed", (lines) => lines.map((line) => line.replace("mira@example.com", "eve@example.com"))],
    ["with a row less", (lines) => lines.filter((_, at) => at !== 3)],
    ["with an end of its own", (lines) => [...lines.slice(0, 3), '{"end":true,"rows":2,"sha256":"x"}']],
    ["of nothing", () => []],
    ["of something else", () => ["PGDMP", "x"]],
  ])("%s changes nothing", async (_, harm) => {
    const target = await restingDatabase();
    await onDatabase(target, (client) => client.query(`insert into people (name) values ('Still here')`));
    const before = await everything(target);
    await expect(restored(target, given(harm(await backupOf(url))))).rejects.toThrow("Nothing was changed");
    expect(await everything(target)).toEqual(before);
  });

  it("that breaks off in the middle changes nothing", async () => {
    const target = await restingDatabase();
    const before = await everything(target);
    const lines = await backupOf(url);
    let read = 0;
    const once = async function* () {
      read += 1;
      yield* read === 1 ? lines : lines.slice(0, 900);
      if (read > 1) throw new Error("the disk is gone");
    };
    await expect(restored(target, once)).rejects.toThrow("the disk is gone");
    expect(await everything(target)).toEqual(before);
  });

  it("of another version is refused", async () => {
    const target = await restingDatabase();
    await onDatabase(url, (client) =>
      client.query("update drizzle.__drizzle_migrations set created_at = created_at - 1"),
    );
    const lines = await backupOf(url).finally(() =>
      onDatabase(url, (client) =>
        client.query("update drizzle.__drizzle_migrations set created_at = created_at + 1"),
      ),
    );
    await expect(restored(target, given(lines))).rejects.toThrow("another version of Drydock");
  });

  it("is refused while a console works on the database", async () => {
    await expect(restored(url, given(await backupOf(url)))).rejects.toThrow("A console works");
  });

  it("fills a database that has no schema yet", async () => {
    const name = `t_${randomBytes(8).toString("hex")}`;
    await onServer(server, `create database ${name}`);
    const target = urlOf(server, name);
    try {
      await restored(target, given(await backupOf(url)));
      expect((await everything(target)).runs).toHaveLength(1);
      await migrate({ url: target });
    } finally {
      await onServer(server, `drop database ${name} with (force)`);
    }
  });
});
