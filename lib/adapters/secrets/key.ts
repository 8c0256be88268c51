import { createHash, randomBytes } from "node:crypto";

const KEY_BYTES = 32;

/** A key of AES-256. The id tells keys apart in records and in messages, and says nothing of the key. */
export interface Key {
  id: string;
  bytes: Buffer;
}

/** Keys that can't be used; the message says where they are, why, and what to do. */
export class KeyError extends Error {
  override readonly name = "KeyError";
}

function keyOf(word: string, source: string): Key {
  const bytes = Buffer.from(word, "base64");
  if (bytes.length !== KEY_BYTES || bytes.toString("base64") !== word) {
    throw new KeyError(
      `${source} holds something that is no key. A key is ${KEY_BYTES} bytes in base64. Make one with: openssl rand -base64 ${KEY_BYTES}`,
    );
  }
  // Of a hash with a name of its own, so that the id is no hash of the key that somebody else may use.
  const id = createHash("sha256").update("drydock key id\0").update(bytes).digest("hex").slice(0, 12);
  return { id, bytes };
}

/**
 * The keys of a text, separated by spaces, lines or commas: the first seals, all of them open.
 * Throws KeyError, without the text, if one is no key or there is none.
 */
export function parseKeys(text: string, source: string): [Key, ...Key[]] {
  const [first, ...others] = text.split(/[\s,]+/).filter((word) => word !== "");
  if (first === undefined) {
    throw new KeyError(`${source} holds no key. Make one with: openssl rand -base64 ${KEY_BYTES}`);
  }
  return [keyOf(first, source), ...others.map((word) => keyOf(word, source))];
}

/** A new key, as it stands in a file. */
export function newKeyText(): string {
  return randomBytes(KEY_BYTES).toString("base64");
}
