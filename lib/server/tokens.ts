import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** link: signs in once. session: a browser's cookie. api: a script's Authorization header. */
export type TokenKind = "link" | "session" | "api";

export interface TokenRecord {
  kind: TokenKind;
  name: string;
  role: string;
  createdAt: string;
  expiresAt: string;
}

const HOUR = 3_600_000;
const LIFETIME_MS: Record<TokenKind, number> = { link: HOUR, session: 7 * 24 * HOUR, api: 365 * 24 * HOUR };

/**
 * Tokens as files, named by their hash: making one and using one up are single operations of the file system, so the
 * server and `npm run token` need no lock between them, and a restart forgets nobody.
 */
export interface Tokens {
  /** Makes a token; the text is shown once and not kept. 256 bits. */
  issue(kind: TokenKind, name: string): string;
  /** The record behind a token of one of these kinds, unless it has expired. */
  find(token: string, kinds: readonly TokenKind[]): TokenRecord | undefined;
  /** Uses a link up, or tells why it does not count. */
  redeem(token: string): TokenRecord | "used" | "expired" | "unknown";
  revoke(token: string): void;
}

export function openTokens(dataFolder: string, now: () => Date = () => new Date()): Tokens {
  const folder = join(dataFolder, "tokens");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fileOf = (token: string) => join(folder, `${createHash("sha256").update(token).digest("hex")}.json`);

  const read = (token: string): TokenRecord | undefined => {
    try {
      return JSON.parse(readFileSync(fileOf(token), "utf8")) as TokenRecord;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  };
  /** Runs one operation on a file; false when the file is not there, or no longer. */
  const ifThere = (operation: () => void): boolean => {
    try {
      operation();
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
      throw error;
    }
  };
  const expired = (record: TokenRecord) => Date.parse(record.expiresAt) <= now().getTime();

  return {
    issue(kind, name) {
      const token = randomBytes(32).toString("base64url");
      const createdAt = now();
      const expiresAt = new Date(createdAt.getTime() + LIFETIME_MS[kind]).toISOString();
      const record: TokenRecord = {
        kind,
        name,
        role: "Administrator",
        createdAt: createdAt.toISOString(),
        expiresAt,
      };
      writeFileSync(fileOf(token), JSON.stringify(record), { mode: 0o600, flag: "wx" });
      return token;
    },
    find(token, kinds) {
      const record = read(token);
      return record && kinds.includes(record.kind) && !expired(record) ? record : undefined;
    },
    redeem(token) {
      const file = fileOf(token);
      const usedUp = `${file}.used`;
      const record = read(token);
      if (record === undefined) return existsSync(usedUp) ? "used" : "unknown";
      if (record.kind !== "link") return "unknown";
      if (expired(record)) return "expired";
      // Two browsers with one link: only the one whose rename succeeds gets in.
      return ifThere(() => renameSync(file, usedUp)) ? record : "used";
    },
    revoke: (token) => void ifThere(() => unlinkSync(fileOf(token))),
  };
}
