import { randomUUID } from "node:crypto";
import type { AuditAction } from "@/lib/domain/audit/actions";
import type { AuditActor, AuditEntry } from "@/lib/domain/audit/record";
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

/** Records that somebody came in vain by a way whose answer is no problem but a page. */
export function tellRefusedSignIn(
  recorder: Pick<Recorder, "tried">,
  { object = "", detail }: Pick<AuditEntry, "detail"> & { object?: string },
): Promise<void> {
  const request = currentRequest();
  const at = new Date().toISOString();
  const whence = { requestId: request?.id ?? randomUUID(), address: request?.address ?? "" };
  const refused = { stage: "after", actor: { id: "", name: "", via: "" }, result: "refused" } as const;
  return recorder.tried(ownEntry({ at, action: "session.sign-in", ...refused, ...whence, object, detail }));
}
