import { setImmediate as nextTurn } from "node:timers/promises";

/** Work without a pause, in milliseconds: several collections may be read at the same time. */
const SLICE_MS = 4;

/** Called after each small step of long work: lets the process do other things when the work has had its share. */
export function createTurns(): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    if (performance.now() - began < SLICE_MS) return undefined;
    return nextTurn().then(() => {
      began = performance.now();
    });
  };
}
