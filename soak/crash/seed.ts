/** Numbers in [0, 1) that depend on the seed alone (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * kill: SIGKILL at random moments. stop: of two replicas the leader is stopped for 20 s and goes on. restart: the API
 * server is killed and started. errors: 429, 500 and cut connections at random, and a SIGKILL. slow: each call takes 5 ± 2 s.
 * silent: the watches are half open, and bring nothing.
 */
type Variant = "kill" | "stop" | "restart" | "errors" | "slow" | "silent";

/** What people do while the drain runs, after some evictions. */
type Interlude = "none" | "cancel" | "pause" | "uncordon" | "uncordon-off" | "recreate" | "restore";

/** When a console is killed: as something was just asked, after so many evictions, or in the proof. */
export interface Crash {
  at: "start" | "evictions" | "verify" | "off";
  evictions: number;
  afterMs: number;
  downMs: number;
}

export interface SeedPlan {
  variant: Variant;
  wasCordoned: boolean;
  interlude: Interlude;
  /** Evictions before the interlude, or before the fault of the variant. */
  after: number;
  holdMs: number;
  crashes: Crash[];
  /** How long the watches of silent bring nothing. */
  silentMs: number;
  /** Of two replicas: both have the same data folder, which beside a database of their own holds only names. */
  oneFolder: boolean;
}

const INTERLUDES: Interlude[] = [
  "none",
  "none",
  "none",
  "cancel",
  "cancel",
  "pause",
  "uncordon",
  "uncordon-off",
  "recreate",
  "restore",
];

function variantOf(seed: number): Variant {
  // It takes a minute and more, so it is rarer than the others.
  if (seed % 20 === 11) return "silent";
  const variants: Record<number, Variant> = { 3: "errors", 5: "restart", 7: "stop", 9: "slow" };
  return variants[seed % 10] ?? "kill";
}

/** What happens under a seed. Moments are spread over the whole of a drain. */
export function planOf(seed: number): SeedPlan {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const upTo = (limit: number) => Math.floor(random() * limit);
  const variant = variantOf(seed);
  const crash = (): Crash => {
    const at = pick(["start", "evictions", "evictions", "evictions", "verify", "off"] as const);
    // Writes take some 10 ms, the proof some 20, a round of evictions seconds.
    const afterMs = upTo(at === "evictions" ? 400 : 60);
    return { at, evictions: 1 + upTo(8), afterMs, downMs: upTo(1_000) };
  };
  const order = ["start", "evictions", "verify", "off"];
  const crashes = { kill: 1 + upTo(3), errors: 1, stop: 0, restart: 0, slow: 0, silent: 0 }[variant];
  return {
    variant,
    wasCordoned: random() < 0.15,
    interlude: variant === "slow" ? pick(["none", "cancel", "pause"] as const) : pick(INTERLUDES),
    after: 1 + upTo(6),
    holdMs: 300 + upTo(1_000),
    oneFolder: random() < 0.3,
    crashes: Array.from({ length: crashes }, crash).sort(
      (a, b) => order.indexOf(a.at) - order.indexOf(b.at) || a.evictions - b.evictions,
    ),
    silentMs: 20_000 + upTo(60_000),
  };
}
