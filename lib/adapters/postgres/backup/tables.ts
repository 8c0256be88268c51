import type pg from "pg";

/** A table comes after those that its rows refer to. */
export function inOrder(
  tables: readonly string[],
  references: readonly { from: string; to: string }[],
): string[] {
  const ordered: string[] = [];
  const visit = (table: string, under: readonly string[]) => {
    if (ordered.includes(table) || under.includes(table)) return;
    for (const { from, to } of references) if (from === table) visit(to, [...under, table]);
    ordered.push(table);
  };
  for (const table of tables) visit(table, []);
  return ordered;
}

/** The console's tables, each after those that it refers to. */
export async function tablesOf(client: pg.ClientBase): Promise<string[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `select f.relname as "from", t.relname as "to" from pg_constraint
     join pg_class f on f.oid = conrelid join pg_class t on t.oid = confrelid where contype = 'f'`,
  );
  return inOrder(
    tables.map(({ name }) => name),
    references,
  );
}
