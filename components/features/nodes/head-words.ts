import type { NodeMaintenance } from "@/lib/contracts/node";

/** "Kernel patch by Mira Okafor at 12:01:10. Asks you at 12:31:10 if not complete." */
export function headWords(
  { reason, by, since, phase }: Pick<NodeMaintenance, "reason" | "by" | "since" | "phase">,
  deadlineSeconds: number | undefined,
  clock: (at: Date) => string,
): string {
  const start = `${reason}, by ${by} at ${clock(new Date(since))}.`;
  if (deadlineSeconds === undefined || phase === "complete" || phase === "ending") return start;
  const at = clock(new Date(Date.parse(since) + deadlineSeconds * 1000));
  return `${start} ${phase === "failed" ? `The deadline was ${at}.` : `Asks you at ${at} if not complete.`}`;
}
