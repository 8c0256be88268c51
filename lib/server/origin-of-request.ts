import type { Origin } from "@/lib/operations/sign-in/context";
import { currentRequest } from "./request/scope";

/** From where a request came, as the socket or a trusted proxy tells it, and with which browser. */
export function originOfRequest(request: Request): Origin {
  return {
    address: currentRequest()?.address ?? "unknown",
    userAgent: request.headers.get("user-agent") ?? undefined,
  };
}
