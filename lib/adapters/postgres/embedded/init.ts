import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Binaries } from "./binaries";
import { SERVER_ENVIRONMENT } from "./environment";
import type { ServerUser } from "./server-user";

/**
 * Makes the files of a new database in `data`, unless they are there. Made beside it and renamed: what a crash leaves
 * half made is never taken for a database.
 * @throws Error when another major version made them
 */
export function initialise(
  data: string,
  binaries: Binaries,
  user: ServerUser | undefined,
  flags: readonly string[],
): void {
  if (existsSync(data)) {
    const made = readFileSync(join(data, "PG_VERSION"), "utf8").trim();
    if (Number(made) === binaries.major) return;
    throw new Error(
      `PostgreSQL ${made} made the database in ${data}; this console brings ${binaries.major}. ` +
        "Save it with the version of Drydock that made it (npm run db -- backup) and restore it here.",
    );
  }
  const begun = `${data}.new`;
  rmSync(begun, { recursive: true, force: true });
  const program = join(binaries.folder, "bin", "initdb");
  const { status, stderr, error } = spawnSync(program, [`--pgdata=${begun}`, "--no-instructions", ...flags], {
    ...user,
    cwd: "/",
    env: SERVER_ENVIRONMENT,
    encoding: "utf8",
  });
  if (status !== 0) {
    rmSync(begun, { recursive: true, force: true });
    throw new Error(`No database could be made in ${data}: ${error?.message ?? stderr.trim()}`);
  }
  renameSync(begun, data);
}
