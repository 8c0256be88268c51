import { expect } from "vitest";

/** Waits for a condition: twenty seconds at most, for machines that are busy; looks every few milliseconds. */
export function eventually<T>(read: () => T) {
  return expect.poll(read, { timeout: 20_000, interval: 5 });
}
