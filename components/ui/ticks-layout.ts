export interface TickCounts {
  total: number;
  moved: number;
  waiting: number;
  failed: number;
}

export type TickKind = "moved" | "left" | "waiting" | "failed";

/** Runs of equal ticks from left to right: moved, left, waiting, failed. Always adds up to `total`. */
export function tickRuns({ total, moved, waiting, failed }: TickCounts): { kind: TickKind; count: number }[] {
  const done = Math.min(moved, total);
  const lost = Math.min(failed, total - done);
  const held = Math.min(waiting, total - done - lost);
  const runs = [
    { kind: "moved" as const, count: done },
    { kind: "left" as const, count: total - done - lost - held },
    { kind: "waiting" as const, count: held },
    { kind: "failed" as const, count: lost },
  ];
  return runs.filter((run) => run.count > 0);
}
