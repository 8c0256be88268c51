import { chownSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { type Address, poolOptions } from "@/lib/adapters/postgres/pool";
import { type Binaries, installedBinaries, reachableBinaries } from "./binaries";
import { type FolderLock, lockFolder } from "./folder-lock";
import { type Home, homeIn } from "./home";
import { initialise } from "./init";
import { endLeftover } from "./leftover";
import { inWordsOfRoom } from "./no-room";
import { READY, type Server, startServer } from "./server";

const NAME = "drydock";
/** The kernel's limit for the path of a socket, less the name that PostgreSQL gives it. */
const SOCKET_FOLDER_MAX = 90;
/** Between a crash of the server and the next try. */
const RESTART_MS = 1_000;

/**
 * No TCP and no password: the socket's folder lets in only who runs the server, and root. The sizes are a console's.
 * What goes wrong is told without the statement, which may hold what nobody should read in a log.
 */
const SETTINGS = [
  "listen_addresses=",
  "unix_socket_permissions=0700",
  "max_connections=40",
  "shared_buffers=32MB",
  "max_parallel_workers_per_gather=0",
  "wal_level=minimal",
  "max_wal_senders=0",
  "min_wal_size=32MB",
  "max_wal_size=128MB",
  "jit=off",
  "log_error_verbosity=terse",
  "log_min_error_statement=panic",
];
const INIT_FLAGS = [
  `--username=${NAME}`,
  "--auth-local=trust",
  "--auth-host=reject",
  "--encoding=UTF8",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
];

export interface Embedded {
  address: Address;
  /** Why it does not answer, where it said so; whoever asks it sees only that it does not. */
  trouble(): string | undefined;
  stop(): Promise<void>;
}

/**
 * Starts the database of a data folder, and starts it again should it end.
 * @throws Error when another console has the folder, no room is left on its disk, or no server can run there
 */
export async function startEmbedded(
  dataFolder: string,
  report: (message: string, reason: string) => void,
): Promise<Embedded> {
  let lock: FolderLock | undefined;
  try {
    const held = lockFolder(dataFolder);
    lock = held;
    const home = homeIn(dataFolder);
    const running = await supervise(home, report);
    return {
      ...running,
      async stop() {
        await running.stop();
        held.release();
      },
    };
  } catch (error) {
    lock?.release();
    throw inWordsOfRoom(error, dataFolder);
  }
}

async function supervise(home: Home, report: (message: string, reason: string) => void): Promise<Embedded> {
  const binaries: Binaries = reachableBinaries(installedBinaries(), home.user, home.shelf);
  const data = join(home.folder, "data");
  const sockets = socketFolder(home);
  initialise(data, binaries, home.user, INIT_FLAGS);
  let trouble: string | undefined;
  const heard = (line: string) => {
    if (READY.test(line)) trouble = undefined;
    if (/No space left on device/.test(line)) trouble = "its disk is full";
    if (/\b(WARNING|ERROR|FATAL|PANIC):/.test(line)) report("database", line);
  };
  const start = async () => {
    await endLeftover(data);
    return startServer({
      binaries,
      user: home.user,
      data,
      settings: [`unix_socket_directories=${sockets.folder}`, ...SETTINGS],
      heard,
    });
  };
  let stopping = false;
  let server: Server | undefined = await start();
  const watch = async () => {
    while (!stopping) {
      const said = await server?.ended;
      if (stopping) return;
      report("the embedded database ended, it is started again", said ?? "");
      await pause(RESTART_MS);
      server = await start().catch((error: unknown) => {
        report("the embedded database does not start", String(error));
        return undefined;
      });
    }
  };
  const watching = watch();
  const address = { socketFolder: sockets.folder, user: NAME, database: NAME };
  await createDatabase(address);
  return {
    address,
    trouble: () => trouble,
    async stop() {
      stopping = true;
      await server?.stop();
      await watching;
      sockets.remove();
    },
  };
}

/** In the server's home, or in the system's folder for such things where the path would be too long for a socket. */
function socketFolder({ folder, user }: Home): { folder: string; remove(): void } {
  const own = join(folder, "run");
  if (own.length <= SOCKET_FOLDER_MAX) {
    mkdirSync(own, { recursive: true, mode: 0o700 });
    if (user) chownSync(own, user.uid, user.gid);
    return { folder: own, remove: () => undefined };
  }
  const elsewhere = mkdtempSync(join(tmpdir(), "drydock-"));
  if (user) chownSync(elsewhere, user.uid, user.gid);
  return { folder: elsewhere, remove: () => rmSync(elsewhere, { recursive: true, force: true }) };
}

async function createDatabase(address: Extract<Address, { database: string }>): Promise<void> {
  const client = new pg.Client(poolOptions({ ...address, database: "postgres" }));
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [address.database]);
    if (rowCount === 0) await client.query(`create database ${NAME}`);
  } finally {
    await client.end();
  }
}
