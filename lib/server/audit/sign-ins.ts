import { randomUUID } from "node:crypto";
import type { AuditAction } from "@/lib/domain/audit/actions";
import type { AuditActor } from "@/lib/domain/audit/record";
import { currentRequest } from "@/lib/server/request/scope";
import { ownEntry, type Recorder } from "./recorder";

/**
 * Records that somebody came or went. Of a sign-in it is known only afterwards who it was; one that was refused is a try,
 * and told as such.
 */
export function tellSignIn(
  recorder: Pick<Recorder, "tell">,
  action: Extract<AuditAction, "session.sign-in" | "session.sign-out">,
  actor: AuditActor,
): Promise<void> {
  const request = currentRequest();
  const at = new Date().toISOString();
  const whence = { requestId: request?.id ?? randomUUID(), address: request?.address ?? "" };
  return recorder.tell(ownEntry({ at, action, actor, ...whence }));
}
