import type { NodeMaintenance } from "@/lib/contracts/node";
import { formatDuration } from "@/lib/domain/words";

/** "Kernel patch by Mira Okafor at 12:01:10. Asks you at 12:31:10, in 26 min, if not complete." `now` in milliseconds. */
export function headWords(
  { reason, by, since, phase }: Pick<NodeMaintenance, "reason" | "by" | "since" | "phase">,
  deadlineSeconds: number | undefined,
  clock: (at: Date) => string,
  now: number,
): string {
  const start = `${reason}, by ${by} at ${clock(new Date(since))}.`;
  if (deadlineSeconds === undefined || phase === "complete" || phase === "ending") return start;
  const due = Date.parse(since) + deadlineSeconds * 1000;
  const at = clock(new Date(due));
  if (due <= now) return `${start} The deadline was ${at}, ${formatDuration(now - due)} ago.`;
  return `${start} Asks you at ${at}, in ${formatDuration(due - now)}, if not complete.`;
}
