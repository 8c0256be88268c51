import { randomUUID } from "node:crypto";
import type { AuditAction } from "@/lib/domain/audit/actions";
import type { AuditActor, AuditDetail } from "@/lib/domain/audit/record";
import { currentRequest } from "@/lib/server/request/scope";
import type { Recorder } from "./recorder";

/**
 * Records that somebody came or went. Of a sign-in it is known only afterwards who it was; one that was refused is a try,
 * and told as such.
 */
export function tellSignIn(
  recorder: Pick<Recorder, "tell">,
  action: Extract<AuditAction, "session.sign-in" | "session.sign-out">,
  actor: AuditActor,
  detail: AuditDetail = {},
): Promise<void> {
  const request = currentRequest();
  return recorder.tell({
    at: new Date().toISOString(),
    requestId: request?.id ?? randomUUID(),
    stage: "event",
    actor,
    address: request?.address ?? "",
    action,
    cluster: "",
    object: "",
    result: "done",
    detail,
  });
}
