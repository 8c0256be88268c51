import type pg from "pg";

/**
 * Asks whether it answers; of one that was full, whether it can grow again: rows that need new pages, taken back at once.
 * Random text, since what repeats would be pressed into a page that is there.
 */
export async function probe(pool: pg.Pool, grow: boolean): Promise<void> {
  if (!grow) {
    await pool.query("select 1");
    return;
  }
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query("create table drydock_probe (filler text)");
    await client.query(
      "insert into drydock_probe select string_agg(md5(random()::text), '') from generate_series(1, 64), generate_series(1, 64) as row group by row",
    );
  } finally {
    await client.query("rollback").finally(() => client.release());
  }
}
