import { appliedMigration } from "@/lib/adapters/postgres/migrate";
import { type Address, withClient } from "@/lib/adapters/postgres/pool";
import { type Head, hashOfLines, LEFT_OUT, quoted } from "./format";
import { tablesOf } from "./tables";

const BATCH = 1_000;
/** A batch of rows may take this long, in milliseconds. */
const BATCH_MS = 60_000;

/**
 * Writes all that is worth keeping as of one moment, line by line, while consoles go on working. Rows are text as
 * PostgreSQL makes it of them, so that no number and no time loses a digit on its way.
 * @returns how many rows
 */
export async function writeBackup(
  address: Address,
  write: (line: string) => Promise<void>,
  now = new Date(),
): Promise<number> {
  return withClient(address, BATCH_MS, async (client) => {
    await client.query("set idle_in_transaction_session_timeout = 0");
    await client.query("begin isolation level repeatable read read only");
    const hash = hashOfLines();
    const tell = async (line: string) => {
      hash.add(line);
      await write(line);
    };
    const migration = await appliedMigration(client);
    await tell(
      JSON.stringify({ drydock: "backup", format: 1, migration, at: now.toISOString() } satisfies Head),
    );
    let rows = 0;
    for (const table of await tablesOf(client)) {
      if (LEFT_OUT.has(table)) continue;
      await client.query(
        `declare rows no scroll cursor for select row_to_json(t)::text as row from ${quoted(table)} t`,
      );
      for (;;) {
        const batch = await client.query<{ row: string }>(`fetch ${BATCH} from rows`);
        for (const { row } of batch.rows) await tell(`${table}\t${row}`);
        rows += batch.rows.length;
        if (batch.rows.length < BATCH) break;
      }
      await client.query("close rows");
    }
    await write(JSON.stringify({ end: true, rows, sha256: hash.digest() }));
    await client.query("commit");
    return rows;
  });
}
