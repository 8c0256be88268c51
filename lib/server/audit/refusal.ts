import type { AuditDetail } from "@/lib/domain/audit/record";
import { ownEntry, type Recorder } from "./recorder";
import { whence } from "./whence";

interface Refusal {
  action: string;
  object?: string;
  detail: AuditDetail;
}

/** Records a try that was refused on a way that has no trail: before any route, or with a page as its answer. */
export function tellRefusal(
  recorder: Pick<Recorder, "tried">,
  { action, object = "", detail }: Refusal,
): Promise<void> {
  const refused = { stage: "after", actor: { id: "", name: "", via: "" }, result: "refused" } as const;
  return recorder.tried(ownEntry({ ...whence(), ...refused, action, object, detail }));
}
