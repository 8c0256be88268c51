import { drizzle } from "drizzle-orm/node-postgres";
import type pg from "pg";
import { appendAudit, placeOf } from "@/lib/adapters/postgres/audit/append";
import { appliedMigration, lockSchema, migrate } from "@/lib/adapters/postgres/migrate";
import { type Address, withClient } from "@/lib/adapters/postgres/pool";
import type { AuditEntry, ChainPlace } from "@/lib/domain/audit/record";
import { End, Head, hashOfLines, quoted } from "./format";
import { tablesOf } from "./tables";

const BATCH = 500;
/** A batch of rows may take this long, in milliseconds. */
const BATCH_MS = 60_000;
/** How the connection calls itself: consoles are told from it. */
const NAME = "drydock restore";

type Lines = () => AsyncIterable<string>;

/** What was restored, and where the audit log stood that went with what was there. */
export interface Restored {
  at: string;
  rows: number;
  before: ChainPlace;
}

/**
 * Reads a backup to its end before anything is changed.
 * @throws Error when it is none, was cut short or changed
 */
async function checked(lines: Lines): Promise<Head & { rows: number }> {
  const hash = hashOfLines();
  let head: Head | undefined;
  let last: string | undefined;
  let count = 0;
  for await (const line of lines()) {
    if (last !== undefined) hash.add(last);
    if (count === 0) head = parsed(Head, line);
    last = line;
    count += 1;
  }
  if (!head) throw new Error("The file is no backup of Drydock. Nothing was changed.");
  const end = parsed(End, last ?? "");
  if (!end || end.rows !== count - 2 || end.sha256 !== hash.digest())
    throw new Error("The backup is not whole: it was cut short or changed. Nothing was changed.");
  return { ...head, rows: end.rows };
}

function parsed<T>(shape: { safeParse(value: unknown): { data?: T } }, line: string): T | undefined {
  try {
    return shape.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined; // not JSON, so not what is looked for
  }
}

/**
 * Puts what a backup holds in the place of everything that is there, in one transaction: all of it or nothing. Everybody
 * has to sign in again. The audit log that comes with it goes on with what `recordOf` says of it.
 * @throws Error when the file is no whole backup of this version, or a console works on the database
 */
export async function restoreBackup(
  address: Address,
  lines: Lines,
  recordOf: (restored: Restored) => AuditEntry,
): Promise<Head & { rows: number }> {
  const head = await checked(lines);
  await migrate(address);
  const restore = async (client: pg.Client) => {
    // A console that starts meanwhile waits, and reads all of it or what was there before.
    await lockSchema(client);
    if ((await appliedMigration(client)) !== head.migration)
      throw new Error(
        `The backup of ${head.at} is of another version of Drydock. Restore it with that version, then start this one. Nothing was changed.`,
      );
    await refuseBesideConsoles(client);
    await client.query("set idle_in_transaction_session_timeout = 0");
    await client.query("begin");
    const before = await placeOf(drizzle(client));
    await replaceAll(client, lines);
    await appendAudit(drizzle(client), [recordOf({ at: head.at, rows: head.rows, before })]);
    await client.query("commit");
    return head;
  };
  return withClient(address, BATCH_MS, restore, { application_name: NAME });
}

async function refuseBesideConsoles(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query(
    "select 1 from pg_stat_activity where application_name = 'drydock' and datname = current_database()",
  );
  if (rows.length > 0)
    throw new Error("A console works on this database. Stop every one, then restore. Nothing was changed.");
}

async function replaceAll(client: pg.ClientBase, lines: Lines): Promise<void> {
  const tables = await tablesOf(client);
  const each = (statement: (table: string) => string) =>
    client.query(tables.map((table) => statement(quoted(table))).join(";\n"));
  // The audit log refuses to be emptied; its owner may say that this is no ordinary change.
  await each((table) => `alter table ${table} disable trigger user`);
  await client.query(`truncate ${tables.map(quoted).join(", ")}`);
  let table = "";
  let batch: string[] = [];
  const flush = async () => {
    if (batch.length > 0)
      await client.query(
        `insert into ${quoted(table)} select * from json_populate_recordset(null::${quoted(table)}, $1::json)`,
        [`[${batch.join()}]`],
      );
    batch = [];
  };
  for await (const line of lines()) {
    const at = line.indexOf("\t");
    if (at < 0) continue; // the head and the end
    const name = line.slice(0, at);
    if (!tables.includes(name))
      throw new Error(`The backup has rows of a table ${name}, which is not known.`);
    if (name !== table || batch.length === BATCH) await flush();
    table = name;
    batch.push(line.slice(at + 1));
  }
  await flush();
  await continueSequences(client);
  await each((table) => `alter table ${table} enable trigger user`);
}

/** New rows get numbers after those that are there. */
async function continueSequences(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `select table_name as "table", column_name as "column", pg_get_serial_sequence(quote_ident(table_name), column_name) as sequence
     from information_schema.columns
     where table_schema = 'public' and pg_get_serial_sequence(quote_ident(table_name), column_name) is not null`,
  );
  for (const { table, column, sequence } of rows)
    await client.query(
      `select setval($1, coalesce(max(${quoted(column)}), 0) + 1, false) from ${quoted(table)}`,
      [sequence],
    );
}
