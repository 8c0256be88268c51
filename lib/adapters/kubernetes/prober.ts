import { createPause, type Timing } from "./timing";

const PERIOD_MS = 5_000;
/** While it fails, so that the rows are live again within a second of the API server. */
const FAILING_MS = 500;

export type ProbeResult = { ok: true; ms: number } | { ok: false; error: unknown; startedAt: number };

export interface Prober {
  start(): void;
  stop(): Promise<void>;
  /** Do not wait for the period: something broke. */
  check(): void;
}

/** Asks the API server every five seconds whether it is there, every half to whole second while it is not. */
export function createProber(options: {
  timing: Timing;
  /** Throws when there was no good answer. */
  probe: (signal: AbortSignal) => Promise<void>;
  onResult: (result: ProbeResult) => void;
}): Prober {
  const { timing, probe, onResult } = options;
  const pause = createPause(timing);
  const controller = new AbortController();
  const { signal } = controller;
  let running: Promise<void> | undefined;
  let asked = false;

  async function once(): Promise<ProbeResult> {
    const startedAt = timing.now();
    try {
      await probe(signal);
      return { ok: true, ms: timing.now() - startedAt };
    } catch (error) {
      return { ok: false, error, startedAt };
    }
  }

  async function run() {
    while (!signal.aborted) {
      asked = false;
      const result = await once();
      if (signal.aborted) return;
      onResult(result);
      // Asked for while a probe ran: that one may have seen the time before.
      if (asked && result.ok) continue;
      await pause.wait(result.ok ? PERIOD_MS : FAILING_MS * (1 + timing.random()), signal);
    }
  }

  return {
    start() {
      running ??= run();
    },
    async stop() {
      controller.abort(new Error("the prober was stopped"));
      await running;
    },
    check() {
      asked = true;
      pause.wake();
    },
  };
}
