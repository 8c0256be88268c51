import { describe, expect, it } from "vitest";
import { createManualTiming } from "./testing/manual-timing";
import { createWriteLimit } from "./write-limit";

function start() {
  const timing = createManualTiming();
  const limit = createWriteLimit(timing);
  const spend = (times: number) => {
    for (let n = 0; n < times; n++) limit.spend();
  };
  return { timing, limit, spend };
}

describe("a limit of writes", () => {
  it("lets 50 go at once, then 20 a second", () => {
    const { timing, limit, spend } = start();
    expect([limit.free(), limit.waitMs()]).toEqual([50, 0]);
    spend(50);
    expect([limit.free(), limit.waitMs()]).toEqual([0, 50]);
    timing.advance(49);
    expect([limit.free(), limit.waitMs()]).toEqual([0, 1]);
    timing.advance(1);
    expect([limit.free(), limit.waitMs()]).toEqual([1, 0]);
    timing.advance(950);
    expect(limit.free()).toBe(20);
  });

  it("never has more than its burst, however long the rest", () => {
    const { timing, limit, spend } = start();
    spend(10);
    timing.advance(3_600_000);
    expect(limit.free()).toBe(50);
  });

  it("sends at most 50 + 20 a second in any span, asked each millisecond", () => {
    const { timing, limit } = start();
    let sent = 0;
    for (let ms = 0; ms < 10_000; ms++) {
      for (; limit.free() > 0; sent++) limit.spend();
      timing.advance(1);
    }
    expect(sent).toBe(50 + 10 * 20 - 1);
  });

  it("counts what was sent without room: the others wait for it", () => {
    const { limit, spend } = start();
    spend(53);
    expect([limit.free(), limit.waitMs()]).toEqual([0, 200]);
  });
});

describe("a pause that the API server asked for", () => {
  it("stops everything until it is over, and no burst follows", () => {
    const { timing, limit } = start();
    limit.pause(2_000);
    expect([limit.free(), limit.waitMs()]).toEqual([0, 2_000]);
    timing.advance(1_999);
    expect([limit.free(), limit.waitMs()]).toEqual([0, 1]);
    timing.advance(1);
    expect([limit.free(), limit.waitMs()]).toEqual([1, 0]);
    limit.spend();
    timing.advance(50);
    expect(limit.free()).toBe(1);
    timing.advance(950);
    expect(limit.free()).toBe(20);
  });

  it("is as long as the longest that was asked for, and a minute at most", () => {
    const { limit } = start();
    limit.pause(5_000);
    limit.pause(1_000);
    expect(limit.waitMs()).toBe(5_000);
    limit.pause(3_600_000);
    expect(limit.waitMs()).toBe(60_000);
  });

  it("pays a debt only after it", () => {
    const { timing, limit, spend } = start();
    limit.pause(1_000);
    spend(3);
    expect(limit.waitMs()).toBe(1_000 + 150);
    timing.advance(1_150);
    expect(limit.free()).toBe(1);
  });
});
