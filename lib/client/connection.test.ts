import { describe, expect, it } from "vitest";
import type { Freshness } from "@/lib/contracts/cluster";
import { connectionAt, type Heard, isStale, steadyOffset } from "./connection";

const T0 = Date.UTC(2026, 10, 21, 12, 0, 0);
const iso = (ms: number) => new Date(ms).toISOString();
const live: Freshness = { state: "live" };

describe("connectionAt", () => {
  it.each([
    [0, "live"],
    [4_999, "live"],
    [5_000, "late"],
    [14_999, "late"],
    [15_000, "offline"],
  ])("a stream silent for %d ms is %s", (silentMs, state) => {
    const heard: Heard = { openedAt: T0 - 60_000, at: T0, offsetMs: 0 };
    expect(connectionAt(heard, live, T0 + silentMs).state).toBe(state);
  });

  it("is connecting until the first message, and offline when none comes", () => {
    const heard: Heard = { openedAt: T0, offsetMs: 0 };
    expect(connectionAt(heard, undefined, T0 + 14_999).state).toBe("connecting");
    expect(connectionAt(heard, undefined, T0 + 15_000)).toMatchObject({
      state: "offline",
      lastSeen: undefined,
    });
  });

  it("does not count the time that the tab was hidden", () => {
    const heard: Heard = { openedAt: T0, at: T0 - 600_000, offsetMs: 0 };
    expect(connectionAt(heard, live, T0 + 100).state).toBe("live");
  });

  it("tells times in the server's clock", () => {
    const heard: Heard = { openedAt: T0, at: T0, offsetMs: 90_000 };
    expect(connectionAt(heard, live, T0 + 20_000).lastSeen).toEqual(new Date(T0 + 90_000));
  });

  it.each<[string, Freshness, string]>([
    [
      "not yet 15 s away",
      { state: "unreachable", lastSeen: iso(T0 - 6_000), since: iso(T0 - 4_000) },
      "late",
    ],
    ["15 s away", { state: "unreachable", lastSeen: iso(T0 - 15_000), since: iso(T0 - 13_000) }, "stale"],
    ["never seen", { state: "unreachable", since: iso(T0 - 15_000) }, "stale"],
    ["credentials refused", { state: "refused", lastSeen: iso(T0 - 1_000), since: iso(T0) }, "stale"],
  ])("an API server %s is told although the console answers", (_what, freshness, state) => {
    const heard: Heard = { openedAt: T0 - 60_000, at: T0, offsetMs: 0 };
    const connection = connectionAt(heard, freshness, T0);
    expect(connection.state).toBe(state);
    expect(isStale(connection)).toBe(state === "stale");
  });

  it("measures the API server's silence with the server's clock", () => {
    const heard: Heard = { openedAt: T0, at: T0, offsetMs: -3_600_000 };
    const freshness: Freshness = { state: "unreachable", lastSeen: iso(T0 - 3_600_000 - 6_000) };
    expect(connectionAt(heard, freshness, T0)).toMatchObject({ state: "late", silentMs: 6_000 });
  });
});

describe("steadyOffset", () => {
  const heard: Heard = { openedAt: T0, at: T0, offsetMs: 1_000 };

  it("takes the first measurement as it is", () => {
    expect(steadyOffset({ openedAt: T0, offsetMs: 0 }, T0 + 40, T0)).toBe(40);
  });

  it("does not follow jitter, but follows a clock that was set", () => {
    expect(steadyOffset(heard, T0 + 1_400, T0)).toBe(1_000);
    expect(steadyOffset(heard, T0 - 9_000, T0)).toBe(-9_000);
  });
});
