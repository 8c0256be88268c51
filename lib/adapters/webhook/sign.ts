import { createHmac, randomBytes } from "node:crypto";
import { signedText } from "@/lib/domain/notifications/payload";

/** A new secret for signing, 256 bits, as it is shown once. */
export function newSigningSecret(): string {
  return `whsec_${randomBytes(32).toString("base64url")}`;
}

/** The value of the signature's header: HMAC-SHA256 of time and body, in hexadecimal. `timestamp` in seconds. */
export function signatureOf(secret: string, timestamp: number, body: string): string {
  return `v1=${createHmac("sha256", secret).update(signedText(timestamp, body), "utf8").digest("hex")}`;
}
