import { randomUUID } from "node:crypto";
import { currentRequest } from "@/lib/server/request/scope";

/** When, and of which request from where: what each entry says that somebody's call gives rise to. */
export function whence() {
  const request = currentRequest();
  const at = new Date().toISOString();
  return { at, requestId: request?.id ?? randomUUID(), address: request?.address ?? "" };
}
