/** Time and chance, so that tests own both. Milliseconds. */
export interface Timing {
  now(): number;
  /** In [0, 1). */
  random(): number;
  /** Calls back once; the result cancels it. */
  after(ms: number, callback: () => void): () => void;
}

export const realTiming: Timing = {
  now: () => Date.now(),
  random: () => Math.random(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** A wait that can be cut short: by its owner (`wake`) or for good (the signal). */
export interface Pause {
  wait(ms: number, signal: AbortSignal): Promise<void>;
  wake(): void;
}

export function createPause(timing: Timing): Pause {
  let wakeUp: (() => void) | undefined;
  return {
    wait(ms, signal) {
      return new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const finish = () => {
          cancel();
          signal.removeEventListener("abort", finish);
          wakeUp = undefined;
          resolve();
        };
        const cancel = timing.after(ms, finish);
        signal.addEventListener("abort", finish, { once: true });
        wakeUp = finish;
      });
    },
    wake: () => wakeUp?.(),
  };
}
