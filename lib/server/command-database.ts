import {
  type Address,
  type Database,
  openDatabase,
  runningEmbedded,
  startEmbedded,
} from "@/lib/adapters/postgres";
import { startDatabase } from "./database";
import { log } from "./log";
import type { Settings } from "./settings";

type Where = Pick<Settings, "DATABASE_URL" | "DRYDOCK_DATA">;

/**
 * The database for a command of the shell, whether a console runs or not: the embedded one is asked where a console runs
 * it, and started for as long as the command takes where none does.
 * @throws Error when it can't be reached
 */
export async function commandDatabase(settings: Where): Promise<Database> {
  const running = settings.DATABASE_URL ? undefined : runningEmbedded(settings.DRYDOCK_DATA);
  const opened = running ? await openDatabase({ address: running }) : await startDatabase(settings);
  const state = opened.state();
  if (state.state !== "away") return opened;
  await opened.close();
  throw new Error(`The database can't be reached: ${state.why}.`);
}

/** Where that database answers, for a command that works with a connection of its own. */
export async function commandAddress(settings: Where): Promise<{ address: Address; stop(): Promise<void> }> {
  const stop = async () => undefined;
  if (settings.DATABASE_URL) return { address: { url: settings.DATABASE_URL }, stop };
  const running = runningEmbedded(settings.DRYDOCK_DATA);
  if (running) return { address: running, stop };
  return startEmbedded(settings.DRYDOCK_DATA, (message, reason) => log("warn", message, { reason }));
}
