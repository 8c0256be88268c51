import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Key, KeyError, newKeyText, parseKeys } from "./key";
import { placeOwnFile } from "./own-file";

/** The keys that this console is given. */
export interface Keyring {
  /** The one that seals. The console's own file is made with a new key when there is none. */
  current(): Key;
  /** Looks into the file once more for an id that is not known: another process may have rotated. */
  find(id: string): Key | undefined;
  /** Every key, the one that seals first. */
  all(): readonly Key[];
  /** Puts a new key before the others. Throws KeyError where the keys come from the environment. */
  add(): Key;
  /** Keeps the keys of these ids, and the one that seals. */
  keep(ids: ReadonlySet<string>): void;
}

interface KeySettings {
  DRYDOCK_DATA: string;
  DRYDOCK_KEY?: string;
  DRYDOCK_KEY_FILE?: string;
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

function fromEnvironment(text: string): Keyring {
  const keys = parseKeys(text, "DRYDOCK_KEY");
  return {
    current: () => keys[0],
    find: (id) => keys.find((key) => key.id === id),
    all: () => keys,
    add() {
      throw new KeyError(
        "The keys come from DRYDOCK_KEY, which a command can't change. Put a new key before the old one, separated by a comma.",
      );
    },
    keep: () => undefined,
  };
}

function fromFile(path: string, own: boolean): Keyring {
  const write = (keys: readonly Key[]) =>
    placeOwnFile(path, `${keys.map(({ bytes }) => bytes.toString("base64")).join("\n")}\n`, "replace");
  function read(): [Key, ...Key[]] | undefined {
    try {
      return parseKeys(readFileSync(path, "utf8"), path);
    } catch (error) {
      if (error instanceof KeyError) throw error;
      if (codeOf(error) === "ENOENT" && own) return undefined;
      throw new KeyError(
        `The key file ${path} can't be read (${codeOf(error)}). Correct DRYDOCK_KEY_FILE, or let the console's user read it.`,
      );
    }
  }
  // A file that somebody named is asked for at the start, not when the first secret comes.
  let keys = read();
  /** Read anew each time: what is sealed with a key that a rotation took out of the file is lost at the next start. */
  function current(): Key {
    let found = read();
    if (found === undefined && keys === undefined) {
      placeOwnFile(path, `${newKeyText()}\n`, "leave");
      // Of two processes that start at once one has made it.
      found = read();
    }
    // One that was there is not made anew: what it sealed would never open again.
    if (found === undefined) throw new KeyError(`The key file ${path} was taken away. Put it back.`);
    keys = found;
    return found[0];
  }
  return {
    current,
    find(id) {
      const among = () => keys?.find((key) => key.id === id);
      const known = among();
      if (known) return known;
      keys = read();
      return among();
    },
    all() {
      keys = read();
      return keys ?? [];
    },
    add() {
      current();
      const added = parseKeys(newKeyText(), path);
      keys = [added[0], ...(read() ?? [])];
      write(keys);
      return added[0];
    },
    keep(ids) {
      const first = current();
      keys = [first, ...(read() ?? []).filter(({ id }) => id !== first.id && ids.has(id))];
      write(keys);
    },
  };
}

/**
 * The keys of DRYDOCK_KEY, or of the file that DRYDOCK_KEY_FILE names, or of "key" in the data folder.
 * Throws KeyError if what is given is no key.
 */
export function openKeyring({ DRYDOCK_KEY, DRYDOCK_KEY_FILE, DRYDOCK_DATA }: KeySettings): Keyring {
  if (DRYDOCK_KEY) return fromEnvironment(DRYDOCK_KEY);
  if (DRYDOCK_KEY_FILE) return fromFile(DRYDOCK_KEY_FILE, false);
  return fromFile(join(DRYDOCK_DATA, "key"), true);
}
