import { expect } from "vitest";

/** Waits for a condition: ten seconds at most, for machines that are busy; looks every few milliseconds. */
export function eventually<T>(read: () => T) {
  return expect.poll(read, { timeout: 10_000, interval: 5 });
}
