import { spawnSync } from "node:child_process";
import { realpathSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** Who a server runs as when the console is root: PostgreSQL refuses to run as root. */
export interface ServerUser {
  uid: number;
  gid: number;
}

/** Of an entry of the file system, what decides whether somebody may pass it. */
export interface Entry {
  mode: number;
  uid: number;
  gid: number;
}

/** Whether somebody may enter a folder, by its mode. */
function mayEnter({ mode, uid, gid }: Entry, user: ServerUser): boolean {
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

/** Whether somebody comes to a folder: through all that are above, and into it. */
export function letsThrough(folder: string, user: ServerUser): boolean {
  for (let at = realpathSync(folder); ; at = dirname(at)) {
    if (!mayEnter(statSync(at), user)) return false;
    if (at === dirname(at)) return true;
  }
}

/**
 * The system's user "postgres"; where there is none, one is made.
 * @throws Error that says what to do instead
 */
export function systemUser(): ServerUser {
  const known = lookUp();
  if (known) return known;
  const made = spawnSync("useradd", [
    "--system",
    "--user-group",
    "--no-create-home",
    "--shell",
    "/usr/sbin/nologin",
    "postgres",
  ]);
  const user = lookUp();
  if (user) return user;
  const why = made.error?.message ?? made.stderr.toString().trim();
  throw new Error(
    `PostgreSQL does not run as root, and no user "postgres" could be made (${why}). ` +
      "Start the console as an ordinary user, make that user, or set DATABASE_URL.",
  );
}

function lookUp(): ServerUser | undefined {
  const ids = ["-u", "-g"].map((flag) => spawnSync("id", [flag, "postgres"], { encoding: "utf8" }));
  const [uid, gid] = ids.map(({ status, stdout }) => (status === 0 ? Number(stdout) : undefined));
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}
