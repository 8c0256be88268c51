import pg from "pg";

/** The URL of another database on the same server. */
export function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

/** A plain connection, which no console would make, for as long as the work takes. */
export async function onDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Runs a statement that belongs to the server and not to one database. */
export async function onServer(server: string, statement: string): Promise<void> {
  await onDatabase(server, (client) => client.query(statement));
}
