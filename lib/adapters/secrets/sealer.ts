import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { SealError, type Sealer } from "@/lib/operations/store-ports/sealer";
import type { Keyring } from "./keyring";

const ALGORITHM = "aes-256-gcm";
const VERSION = 1;
/** 96 random bits a record: far from a repetition for the few secrets of a console. NIST SP 800-38D, 8.3. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/** Version, nonce, tag, then the encrypted text; what it belongs to is authenticated beside it. */
export function createSealer(keyring: Keyring): Sealer {
  return {
    keyId: () => keyring.current().id,
    seal(text, of) {
      const key = keyring.current();
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key.bytes, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(of, "utf8"));
      const encrypted = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return {
        bytes: Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), encrypted]),
        keyId: key.id,
      };
    },
    open({ bytes, keyId }, of) {
      const key = keyring.find(keyId);
      if (!key) {
        throw new SealError(
          `It was sealed with the key ${keyId}, which is not among those that the console has. Give that key back in DRYDOCK_KEY, DRYDOCK_KEY_FILE or the data folder, or enter the secret anew.`,
        );
      }
      const sealed = Buffer.from(bytes);
      const broken = () =>
        new SealError(
          `It does not open with its key ${keyId}: it was changed, or belongs to something else. Restore it from a backup, or enter the secret anew.`,
        );
      if (sealed.length < HEAD_BYTES || sealed[0] !== VERSION) throw broken();
      const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
      const decipher = createDecipheriv(ALGORITHM, key.bytes, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(of, "utf8"));
      decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEAD_BYTES));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()]).toString(
          "utf8",
        );
      } catch {
        throw broken();
      }
    },
  };
}
