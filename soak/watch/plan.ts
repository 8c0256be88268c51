import { seededRandom } from "@/lib/domain/scheduling/random";
import { type Faults, NO_FAULTS } from "@/soak/support/faults";

/** Something that goes wrong. `forMs` is how long it lasts, or what passes before the next. */
export type Act = { forMs: number } & (
  | { kind: "faults"; name: string; faults: Faults }
  | { kind: "cut" | "sever"; share: number }
  | { kind: "silence"; ms: number }
  | { kind: "restart"; downMs: number }
  | { kind: "compact" }
);

export interface SeedPlan {
  /** What holds all the time: how long watches are, how small pages, whether lists are streamed. */
  ground: Faults;
  /** What goes wrong before each look at the rows. */
  rounds: Act[][];
}

/** Seconds of faults between two looks. */
const ROUND_SECONDS = 15;

/** What happens under a seed, in so many seconds. */
export function planOf(seed: number, seconds: number): SeedPlan {
  const random = seededRandom(seed * 7919);
  const between = (least: number, most: number) => least + random() * (most - least);
  const whole = (least: number, most: number) => Math.floor(between(least, most + 1));
  const ground: Faults = {
    ...NO_FAULTS,
    noStreams: random() < 0.35,
    pageSize: whole(3, 40),
    watchSeconds: whole(2, 20),
  };

  function act(): Act {
    const forMs = between(300, 2_500);
    const faults = (name: string, more: Partial<Faults>): Act => ({
      kind: "faults",
      name,
      faults: { ...ground, ...more },
      forMs,
    });
    switch (whole(0, 10)) {
      case 0:
        return faults("429 and 500", { throttled: between(0, 0.6), failed: between(0, 0.6) });
      case 1:
        return faults("calls cut", { lost: between(0.1, 0.6), unanswered: between(0, 0.4) });
      case 2:
        return faults("slow", { latencyMs: [between(0, 300), between(300, 2_000)] });
      case 3:
        return faults("answers torn", { torn: between(0.05, 0.5) });
      case 4:
      case 5:
        return faults("positions expired", { expired: between(0.3, 1) });
      case 6:
        return { kind: "cut", share: random() < 0.5 ? 1 : random(), forMs: between(0, 1_000) };
      case 7:
        return { kind: "sever", share: random() < 0.4 ? 1 : random(), forMs: between(0, 1_500) };
      case 8:
        return { kind: "silence", ms: between(500, 5_000), forMs: between(0, 1_500) };
      case 9:
        return { kind: "restart", downMs: between(0, 1_500), forMs: between(0, 500) };
      default:
        return { kind: "compact", forMs: between(0, 300) };
    }
  }

  const rounds = Array.from({ length: Math.max(1, Math.round(seconds / ROUND_SECONDS)) }, () => {
    const acts: Act[] = [];
    for (let ms = 0; ms < (seconds * 1_000) / Math.max(1, Math.round(seconds / ROUND_SECONDS)); ) {
      const next = act();
      acts.push(next);
      // A restart takes about a second and a half of its own.
      ms += next.forMs + (next.kind === "restart" ? next.downMs + 1_500 : 0);
    }
    return acts;
  });
  return { ground, rounds };
}
