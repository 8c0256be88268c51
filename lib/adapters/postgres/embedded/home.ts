import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { letsThrough, type ServerUser, systemUser } from "./server-user";

/** Where root keeps what another user has to reach although the console's own folder lets nobody in. */
const SHELF = "/var/lib/drydock";

/** The folder of an embedded server, who runs it, and where copies of its programs go. */
export interface Home {
  folder: string;
  user?: ServerUser;
  shelf: string;
}

/**
 * The server's folder, made when it is not there. An ordinary user's is `postgres` in the data folder. Root's belongs to
 * the user who runs the server, and may stand elsewhere: where a folder above lets that user not through, `postgres` is a
 * link to it.
 * @throws Error when it belongs to somebody else
 */
export function homeIn(dataFolder: string, shelf = SHELF): Home {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const folder = join(dataFolder, "postgres");
  if (process.getuid?.() !== 0) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid } = statSync(folder);
    if (process.getuid && uid !== process.getuid()) throw foreign(folder, uid);
    return { folder: realpathSync(folder), shelf };
  }
  const owner = existsSync(folder) ? statSync(folder) : undefined;
  // What an ordinary user's console began goes on as that user's.
  const user = owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : systemUser();
  if (owner === undefined) {
    if (lstatSync(folder, { throwIfNoEntry: false })) throw lost(folder);
    // The data folder is ours: others may pass it, and still read nothing in it.
    chmodSync(dataFolder, statSync(dataFolder).mode | 0o011);
    if (letsThrough(dataFolder, user)) mkdirSync(folder, { mode: 0o700 });
    else symlinkSync(folderOnShelf(shelf), folder);
    chownSync(folder, user.uid, user.gid);
  }
  return { folder: realpathSync(folder), user, shelf };
}

function folderOnShelf(shelf: string): string {
  mkdirSync(shelf, { recursive: true, mode: 0o755 });
  return mkdtempSync(join(shelf, "database-"));
}

function foreign(folder: string, uid: number): Error {
  return new Error(
    `The database in ${folder} belongs to user ${uid}. Start the console as that user or as root, or set DRYDOCK_DATA to another folder.`,
  );
}

function lost(folder: string): Error {
  return new Error(
    `The database's folder is gone: ${folder} leads nowhere. Bring it back, or delete the link to begin anew.`,
  );
}
