import type { WatchReading } from "@/lib/operations/ports";
import type { ReflectorState } from "./reflector";
import type { Timing } from "./timing";

interface Meter {
  changed(resource: string, state: ReflectorState): void;
  heard(resource: string): void;
  readings(): WatchReading[];
}

/** Counts what the watches of a cluster go through, for whoever measures. */
export function createWatchMeter(timing: Timing): Meter {
  const kept = new Map<string, { reading: WatchReading; heardAt?: number }>();
  const of = (resource: string) => {
    const found = kept.get(resource) ?? { reading: { resource, open: false, opened: 0, listed: 0 } };
    kept.set(resource, found);
    return found;
  };
  return {
    changed(resource, { state }) {
      const { reading } = of(resource);
      reading.open = state === "watching";
      if (state === "watching") reading.opened += 1;
      if (state === "listing") reading.listed += 1;
    },
    heard(resource) {
      of(resource).heardAt = timing.now();
    },
    readings: () =>
      [...kept.values()].map(({ reading, heardAt }) => ({
        ...reading,
        heardAgeMs: heardAt === undefined ? undefined : timing.now() - heardAt,
      })),
  };
}
