import type { Steps } from "@/lib/domain/steps";

/** So long the process may do nothing else, in milliseconds: neither a heartbeat nor a click waits much longer for it. */
const SLICE_MS = 15;

/** Does work in steps; between slices of it everything else that waits has its turn. Rejects with what a step throws. */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const end = performance.now() + SLICE_MS;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
