import type { PodVerdict } from "@/lib/domain/maintenance";

export interface GraceLeft {
  leftSeconds: number;
  ofSeconds: number;
  /** Share of the period that has passed, 0 to 1. */
  passed: number;
}

/**
 * How much of its grace period a terminating pod has left; undefined when it does not terminate. The deletion time is
 * when it will be killed at the latest. `now` in milliseconds of the server's clock.
 */
export function graceLeft(
  { deletionAt, graceSeconds }: Pick<PodVerdict, "deletionAt" | "graceSeconds">,
  now: number,
): GraceLeft | undefined {
  if (deletionAt === undefined) return undefined;
  const leftSeconds = Math.max(0, Math.ceil((Date.parse(deletionAt) - now) / 1000));
  const ofSeconds = Math.max(graceSeconds, leftSeconds);
  return { leftSeconds, ofSeconds, passed: ofSeconds === 0 ? 1 : 1 - leftSeconds / ofSeconds };
}
