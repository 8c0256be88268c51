import pg from "pg";

/** No query of the console may take longer; the server ends it a little before the client gives up. */
const STATEMENT_MS = 10_000;
const QUERY_MS = 12_000;
const CONNECT_MS = 5_000;

/** Where a database answers: a URL, or the folder of its socket. */
export type Address = { url: string } | { socketFolder: string; user: string; database: string };

export function poolOptions(address: Address): pg.PoolConfig {
  const where =
    "url" in address
      ? { connectionString: address.url }
      : { host: address.socketFolder, port: 5432, user: address.user, database: address.database };
  return {
    ...where,
    application_name: "drydock",
    max: 10,
    connectionTimeoutMillis: CONNECT_MS,
    idleTimeoutMillis: 30_000,
    query_timeout: QUERY_MS,
    statement_timeout: STATEMENT_MS,
    lock_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    keepAlive: true,
  };
}

/** A connection of one's own for long work: each query may take that long (milliseconds). Closed when the work ends. */
export async function withClient<T>(
  address: Address,
  longestMs: number,
  work: (client: pg.Client) => Promise<T>,
  more: pg.ClientConfig = {},
): Promise<T> {
  const limits = { query_timeout: longestMs, statement_timeout: longestMs };
  const client = new pg.Client({ ...poolOptions(address), ...limits, ...more });
  // Whatever happens to the connection is the result of the query that it happens to.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Shared connections. What an idle one meets is told to `onLost`: without a listener it would end the process. */
export function createPool(address: Address, onLost: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool(poolOptions(address));
  pool.on("error", onLost);
  // One in use has no such listener; what happens to it is the result of the query that it happens to.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}
