import { argon2, createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { Passwords, Secrets } from "@/lib/operations/store-ports/secrets";

const derive = promisify(argon2);

/** The cost of one guess. Memory is in KiB. OWASP's minimum is 19 MiB and two passes: a tenth of a second and more. */
export interface Cost {
  memory: number;
  passes: number;
}
const COST: Cost = { memory: 19 * 1024, passes: 2 };
/** At once: each holds its memory, and whoever knocks often must not take all of it. */
const AT_ONCE = 2;
/** Waiting ones; more are turned away. */
const WAITING_MAX = 50;

const HASH = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=1\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;
const base64 = (bytes: Buffer) => bytes.toString("base64").replaceAll("=", "");

/** Argon2id; a hash is written as others write it (PHC string), with its cost, so that the cost can grow. */
export function createPasswords(cost: Cost = COST): Passwords {
  let running = 0;
  const waiting: (() => void)[] = [];

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= AT_ONCE) {
      if (waiting.length >= WAITING_MAX) throw new Error("Too many passwords are being looked at.");
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  }

  async function digest(password: string, nonce: Buffer, { memory, passes }: Cost): Promise<Buffer> {
    const message = Buffer.from(password.normalize("NFKC"));
    return inTurn(() =>
      derive("argon2id", { message, nonce, parallelism: 1, tagLength: 32, memory, passes }),
    );
  }

  return {
    async hash(password) {
      const salt = randomBytes(16);
      const tag = await digest(password, salt, cost);
      return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=1$${base64(salt)}$${base64(tag)}`;
    },
    async verify(password, hash) {
      const [, memory, passes, salt, tag] = HASH.exec(hash ?? "") ?? [];
      if (!memory || !passes || !salt || !tag) {
        // As long as a wrong password takes.
        await digest(password, randomBytes(16), cost);
        return false;
      }
      const kept = Buffer.from(tag, "base64");
      const made = await digest(password, Buffer.from(salt, "base64"), { memory: +memory, passes: +passes });
      return kept.length === made.length && timingSafeEqual(kept, made);
    },
  };
}

/** 256 bits; a plain hash is enough for what nobody can guess. */
export const secrets: Secrets = {
  make() {
    const text = randomBytes(32).toString("base64url");
    return { text, hash: secrets.hashOf(text) };
  },
  hashOf: (text) => createHash("sha256").update(text).digest("hex"),
};
