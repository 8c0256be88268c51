import { createHash, timingSafeEqual } from "node:crypto";
import { currentRequest } from "@/lib/server/request/scope";
import type { Secret } from "@/lib/server/secret";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

function isLoopback(address: string): boolean {
  return address === "::1" || /^127(\.\d{1,3}){3}$/.test(address);
}

/**
 * Whether the caller may see how the console fares: whoever shows the token, and while none is set, whoever is on this
 * machine. A proxy on this machine that is not among the trusted ones would let everybody in; hence the token.
 */
export function maySeeOperations(request: Request, token: Secret | undefined): boolean {
  if (token === undefined) return isLoopback(currentRequest()?.address ?? "");
  const shown = /^Bearer\s+(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  return timingSafeEqual(digest(shown), digest(token.reveal()));
}
