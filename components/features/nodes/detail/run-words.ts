import type { RunBody } from "@/lib/contracts/node-detail";
import { formatDuration } from "@/lib/domain/words";

export interface RunSpans {
  /** From on to Complete, or to its end or now where it never was. Milliseconds. */
  drainedMs: number;
  /** From Complete to off, or to now. Milliseconds. */
  heldMs: number;
}

export function runSpans({ since, completeAt, ended }: RunBody, now: number): RunSpans {
  const end = ended ? Date.parse(ended.at) : now;
  const complete = completeAt ? Date.parse(completeAt) : end;
  return {
    drainedMs: Math.max(0, complete - Date.parse(since)),
    heldMs: Math.max(0, end - complete),
  };
}

/** "drained in 3 min 21 s, held for 41 min". */
export function spanWords(run: RunBody, spans: RunSpans): string {
  const drained = formatDuration(spans.drainedMs);
  if (run.completeAt === undefined)
    return run.ended ? `never Complete, ended after ${drained}` : `drains for ${drained}`;
  return `drained in ${drained}, held for ${formatDuration(spans.heldMs)}`;
}

/** How it stands or ended. */
export function outcomeWords({ ended, completeAt }: RunBody): string {
  if (!ended) return completeAt ? "On, was Complete" : "On";
  return ended.by ? `${ended.text}. Turned off by ${ended.by}.` : `${ended.text}.`;
}
