import type { Line } from "./audit";
import type { Entry } from "./history";

/** What has happened in a drain so far, for those who wait for a moment of it. */
export interface Follower {
  /** Everything since the sandbox is there. */
  readonly entries: readonly Entry[];
  /** Resolves at that many accepted evictions since `mark`; false when the signal ended it first. */
  evictions(count: number, signal: AbortSignal): Promise<boolean>;
  /** Resolves when a console lists a node's pods past its caches: the proof has begun. */
  verify(signal: AbortSignal): Promise<boolean>;
  /** What is known of where pods are bound beside the log: an API server that is killed takes its last lines with it. */
  bound(pods: readonly { uid: string; node: string }[]): void;
  /** Forgets what came before for those who wait. */
  mark(): void;
  stop(): void;
}

const LOOK_MS = 5;

/** Follows the audit log, which is written before the answers go out. */
export function follow(read: () => Line[]): Follower {
  const entries: Entry[] = [];
  const waiting = new Set<() => void>();
  let evicted = 0;
  let verified = 0;
  const timer = setInterval(() => {
    const lines = read();
    for (const line of lines) {
      if (line.kind === "verify") verified++;
      else entries.push(line);
      if (line.kind === "evict" && line.console && line.code < 300) evicted++;
    }
    if (lines.length > 0) for (const look of waiting) look();
  }, LOOK_MS);

  const when = (holds: () => boolean, signal: AbortSignal) =>
    new Promise<boolean>((resolve) => {
      const settle = (seen: boolean) => {
        waiting.delete(look);
        signal.removeEventListener("abort", end);
        resolve(seen);
      };
      const look = () => holds() && settle(true);
      const end = () => settle(false);
      if (signal.aborted) return resolve(false);
      signal.addEventListener("abort", end);
      waiting.add(look);
      look();
    });

  return {
    entries,
    evictions: (count, signal) => when(() => evicted >= count, signal),
    verify: (signal) => when(() => verified > 0, signal),
    bound(pods) {
      const now = Date.now();
      const call = { by: "found", console: false, receivedAt: now, answeredAt: now, code: 201 };
      entries.push(...pods.map((pod) => ({ ...call, ...pod, kind: "bind" as const })));
    },
    mark() {
      evicted = 0;
      verified = 0;
    },
    stop: () => clearInterval(timer),
  };
}
