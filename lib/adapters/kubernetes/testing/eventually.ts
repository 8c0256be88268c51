import { expect } from "vitest";

/** Waits for a condition: half a minute at most, for machines that are busy; looks every few milliseconds. */
export function eventually<T>(read: () => T) {
  return expect.poll(read, { timeout: 30_000, interval: 5 });
}
