import type { Timing } from "@/lib/adapters/kubernetes/timing";

/** Time that passes so many times faster for the console: what waits minutes in the field is seen within a seed. */
export function fastTiming(speed: number, random: () => number): Timing {
  const begin = Date.now();
  return {
    now: () => begin + (Date.now() - begin) * speed,
    random,
    after(ms, callback) {
      const timer = setTimeout(callback, ms / speed);
      return () => clearTimeout(timer);
    },
  };
}
