import { type Database, openDatabase, startEmbedded } from "@/lib/adapters/postgres";
import { log } from "./log";
import type { Settings } from "./settings";

/**
 * Opens the database that the settings name: one's own, or the embedded one of the data folder. One's own may be away; it
 * is looked for until it is there.
 * @throws Error when another console has the data folder, or the embedded one can't be made there
 */
export async function startDatabase(
  settings: Pick<Settings, "DATABASE_URL" | "DRYDOCK_DATA">,
): Promise<Database> {
  const embedded = settings.DATABASE_URL
    ? undefined
    : await startEmbedded(settings.DRYDOCK_DATA, (message, reason) => log("warn", message, { reason }));
  const address = embedded?.address ?? { url: settings.DATABASE_URL ?? "" };
  const database = await openDatabase({ address, trouble: embedded?.trouble });
  const tell = () => {
    const state = database.state();
    if (state.state === "ready") log("info", "the database takes records");
    else log("error", "the database does not take records", { state: state.state, reason: state.why });
  };
  tell();
  database.onChange(tell);
  return {
    ...database,
    async close() {
      await database.close();
      await embedded?.stop();
    },
  };
}
