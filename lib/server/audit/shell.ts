import { randomUUID } from "node:crypto";
import { userInfo } from "node:os";
import type { AuditAction } from "@/lib/domain/audit/actions";
import type { AuditActor, AuditDetail, AuditEntry } from "@/lib/domain/audit/record";
import type { AuditStore } from "@/lib/operations/store-ports/audit";
import { resultOf, whyOf } from "./came-of";
import { ownEntry } from "./recorder";

type Log = Pick<AuditStore, "append">;

/** What a command of the shell does. */
export interface ShellDeed {
  action: AuditAction;
  object: string;
  detail?: AuditDetail;
}

/** Whoever has the shell, by the name that the system knows; a container may run under a number that has none. */
function whoIsThere(): AuditActor {
  let user: string;
  try {
    user = userInfo().username;
  } catch {
    user = `user ${process.getuid?.() ?? "unknown"}`;
  }
  return { id: "", name: `${user} at the shell`, via: "shell" };
}

/** One record of a command. */
export function shellEntry(deed: ShellDeed, over: Partial<AuditEntry> = {}): AuditEntry {
  const entry = { requestId: randomUUID(), stage: "after", actor: whoIsThere(), ...deed, ...over } as const;
  return ownEntry({ at: new Date().toISOString(), ...entry });
}

/**
 * Carries out a command of the shell, which goes round the console and not round the log: a record before, without which
 * nothing is done, and one after it.
 * @throws what the work throws; database-away when it can't be recorded
 */
export async function recordedAtShell<T>(log: Log, deed: ShellDeed, work: () => Promise<T>): Promise<T> {
  const requestId = randomUUID();
  await log.append([shellEntry(deed, { requestId, stage: "before", result: "pending" })]);
  try {
    const done = await work();
    await log.append([shellEntry(deed, { requestId })]);
    return done;
  } catch (error) {
    const detail = { ...deed.detail, ...whyOf(error) };
    await log.append([shellEntry(deed, { requestId, result: resultOf(error), detail })]);
    throw error;
  }
}
