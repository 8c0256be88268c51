import type { Timing } from "@/lib/adapters/kubernetes/timing";

export interface ManualTiming extends Timing {
  /** Lets that many milliseconds pass, calling back what falls due, in order. */
  advance(ms: number): void;
  /** Milliseconds until each pending callback, soonest first. */
  pending(): number[];
}

/** Time that passes only when a test says so, and chance that always gives the same. */
export function createManualTiming(chance = 0): ManualTiming {
  let now = Date.parse("2026-01-01T00:00:00Z");
  const timers = new Set<{ at: number; callback: () => void }>();
  const soonest = () => [...timers].sort((a, b) => a.at - b.at);
  return {
    now: () => now,
    random: () => chance,
    after(ms, callback) {
      const timer = { at: now + ms, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(ms) {
      const end = now + ms;
      for (let next = soonest()[0]; next && next.at <= end; next = soonest()[0]) {
        now = next.at;
        timers.delete(next);
        next.callback();
      }
      now = end;
    },
    pending: () => soonest().map(({ at }) => at - now),
  };
}
