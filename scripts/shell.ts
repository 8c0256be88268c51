import "./alias.ts";
import { parseArgs } from "node:util";
import type { PeopleContext } from "@/lib/operations/sign-in/context";
import type { ShellDeed } from "@/lib/server/audit/shell";

/** The options of a command of the shell, or the way to use it and exit status 2. */
export function optionsOf(usage: string, names: readonly string[]): Record<string, string | undefined> {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: "string" }] as const));
    return parseArgs({ options }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
    process.exit(2);
  }
}

/**
 * Works on the people of the console that the settings name, whether it runs or not, and tells its audit log. Prints what
 * `work` returns.
 */
export async function atTheShell(
  deed: ShellDeed,
  work: (ctx: PeopleContext, base: string) => Promise<string>,
): Promise<void> {
  process.chdir(new URL("..", import.meta.url).pathname);
  // Only now: modules that are imported above are resolved before the alias is known.
  const { createAuditStore } = await import("@/lib/adapters/postgres");
  const { recordedAtShell } = await import("@/lib/server/audit/shell");
  const { commandDatabase } = await import("@/lib/server/command-database");
  const { baseUrl, createPeopleContext } = await import("@/lib/server/people");
  const { readSettings } = await import("@/lib/server/settings");
  try {
    const settings = readSettings(process.env);
    const database = await commandDatabase(settings);
    try {
      const ctx = createPeopleContext(database);
      const log = createAuditStore(database);
      console.log(await recordedAtShell(log, deed, () => work(ctx, baseUrl(settings))));
    } finally {
      await database.close();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
