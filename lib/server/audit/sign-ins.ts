import type { AuditAction } from "@/lib/domain/audit/actions";
import type { AuditActor } from "@/lib/domain/audit/record";
import { roleWords } from "@/lib/domain/people/person";
import type { LinkRecord } from "@/lib/operations/store-ports/sign-in";
import { ownEntry, type Recorder } from "./recorder";
import { whence } from "./whence";

/**
 * Records that somebody came or went. Of a sign-in it is known only afterwards who it was; one that was refused is a try,
 * and told as such.
 */
export function tellSignIn(
  recorder: Pick<Recorder, "tell">,
  action: Extract<AuditAction, "session.sign-in" | "session.sign-out">,
  actor: AuditActor,
): Promise<void> {
  return recorder.tell(ownEntry({ ...whence(), action, actor }));
}

/** What a one-time link was used for, beside that it signs in: somebody new with their roles, or a new password. */
export function tellLinkUse(
  recorder: Pick<Recorder, "tell">,
  who: { id: string; name: string },
  { kind, createdBy, grants: { administrator, bindings } }: LinkRecord,
): Promise<void> {
  const entry = { ...whence(), actor: { ...who, via: "link" }, object: `person ${who.id}` };
  switch (kind) {
    case "printed":
      return Promise.resolve();
    case "reset":
      return recorder.tell(
        ownEntry({ ...entry, action: "person.change", detail: { changed: "password", link: createdBy } }),
      );
    case "first":
    case "invite": {
      const detail = { administrator, roles: roleWords(bindings), link: createdBy };
      return recorder.tell(ownEntry({ ...entry, action: "person.join", detail }));
    }
  }
}
