import { appendFileSync } from "node:fs";
import { startEmbedded } from "@/lib/adapters/postgres/embedded";

/** One database for several consoles, as they have one by DATABASE_URL. */
export async function sharedDatabase(
  folder: string,
  log: string,
): Promise<{ url: string; stop(): Promise<void> }> {
  const { address, stop } = await startEmbedded(folder, (message, reason) =>
    appendFileSync(log, `${message}: ${reason}\n`),
  );
  if ("url" in address) return { url: address.url, stop };
  const { socketFolder, user, database } = address;
  const url = `postgres://${user}@/${database}?${new URLSearchParams({ host: socketFolder, port: "5432" })}`;
  return { url, stop };
}
