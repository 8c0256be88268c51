import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DrydockError } from "@/lib/domain/errors";
import { LIMITS } from "@/lib/domain/limits/limit";
import type { LimitStore } from "@/lib/operations/store-ports/limits";
import { metrics } from "@/lib/server/metrics/instruments";
import { createLimiter } from "./limiter";

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000 - (1_700_000_000_000 % 300_000) });
  metrics().registry.resetMetrics();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A database in memory that several consoles share. */
function memoryStore() {
  const counts = new Map<string, number>();
  const asked: string[] = [];
  const state = { away: false };
  const store: LimitStore = {
    async add(key, windowSeconds, times) {
      if (state.away) throw new DrydockError({ code: "database-away", why: "x" });
      asked.push(`${key} ${times}`);
      const id = `${key} ${Math.floor(Date.now() / 1000 / windowSeconds)}`;
      counts.set(id, (counts.get(id) ?? 0) + times);
      return counts.get(id) ?? 0;
    },
  };
  return { store, state, asked };
}

async function codeOf(work: () => Promise<void> | void): Promise<string> {
  try {
    await work();
    return "passed";
  } catch (error) {
    return error instanceof DrydockError ? error.failure.code : "broken";
  }
}

describe("tests of connections", () => {
  const { most, windowSeconds } = LIMITS["cluster-test"];
  const tries = (limiter: ReturnType<typeof createLimiter>, times: number) =>
    Promise.all(Array.from({ length: times }, () => codeOf(() => limiter.attempt("cluster-test", "mira"))));

  it("are counted over all replicas, and refused beyond the limit until the window ends", async () => {
    const { store } = memoryStore();
    const [one, two] = [createLimiter(store), createLimiter(store)];
    expect(await tries(one, most)).not.toContain("too-many");
    expect(await tries(two, 2)).toEqual(["too-many", "too-many"]);
    expect(await codeOf(() => two.attempt("cluster-test", "noah"))).toBe("passed");
    vi.advanceTimersByTime(windowSeconds * 1000);
    expect(await tries(two, 1)).toEqual(["passed"]);
  });

  it("say how long to wait, and are counted", async () => {
    const { store } = memoryStore();
    const limiter = createLimiter(store);
    await tries(limiter, most);
    vi.advanceTimersByTime(10_000);
    const refused = await limiter.attempt("cluster-test", "mira").catch((error: unknown) => error);
    expect(refused).toMatchObject({ failure: { code: "too-many", retryAfterSeconds: windowSeconds - 10 } });
    expect((await metrics().http.limited.get()).values).toMatchObject([
      { labels: { limit: "cluster-test" }, value: 1 },
    ]);
  });

  it("are refused while nobody can count them", async () => {
    const { store, state } = memoryStore();
    state.away = true;
    expect(await tries(createLimiter(store), 1)).toEqual(["database-away"]);
  });
});

describe("calls", () => {
  const { most } = LIMITS.api;
  const calls = async (limiter: ReturnType<typeof createLimiter>, times: number, key = "mira") => {
    const codes = new Set<string>();
    for (let at = 0; at < times; at++) codes.add(await codeOf(() => limiter.call("api", key)));
    return [...codes];
  };

  it("do not wait for the database, which hears of many at once", async () => {
    const { store, asked } = memoryStore();
    const limiter = createLimiter(store);
    expect(await calls(limiter, 500)).toEqual(["passed"]);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toEqual(["api mira 500"]);
  });

  it("are refused beyond the limit, of that person alone, until the next window", async () => {
    const limiter = createLimiter(memoryStore().store);
    await calls(limiter, most);
    expect(await calls(limiter, 1)).toEqual(["too-many"]);
    expect(await calls(limiter, 1, "noah")).toEqual(["passed"]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await calls(limiter, 1)).toEqual(["passed"]);
  });

  it("at another replica count within a second", async () => {
    const { store } = memoryStore();
    const [one, two] = [createLimiter(store), createLimiter(store)];
    await calls(one, most - 1);
    await calls(two, 1);
    await vi.advanceTimersByTimeAsync(1_000);
    await calls(two, 1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await calls(two, 1)).toEqual(["too-many"]);
  });

  it("are counted here alone while the database is away", async () => {
    const { store, state } = memoryStore();
    state.away = true;
    const limiter = createLimiter(store);
    await calls(limiter, most - 1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await calls(limiter, 1)).toEqual(["passed"]);
    expect(await calls(limiter, 1)).toEqual(["too-many"]);
  });
});
