import { describe, expect, it } from "vitest";
import { createTries, OTHERS } from "./tries";

/** How many of so many tries of an address are recorded one by one. */
function recordedOf(
  tries: ReturnType<typeof createTries>,
  address: string,
  count: number,
  nowMs = 0,
): number {
  return Array.from({ length: count }, () => tries.count(address, nowMs)).filter(Boolean).length;
}

describe("tries", () => {
  it.each([
    [1, 1],
    [10, 10],
    [11, 10],
    [1000, 10],
  ])("of %d of one address %d are recorded one by one", (made, recorded) => {
    expect(recordedOf(createTries(), "192.0.2.7", made)).toBe(recorded);
  });

  it("lets no address stand in another's way", () => {
    const tries = createTries();
    recordedOf(tries, "192.0.2.7", 50);
    expect(recordedOf(tries, "192.0.2.8", 3)).toBe(3);
  });

  it("records so many of all addresses together", () => {
    const tries = createTries();
    const recorded = Array.from({ length: 1000 }, (_, at) => tries.count(`10.0.0.${at}`, 0));
    expect(recorded.filter(Boolean)).toHaveLength(200);
  });

  it("counts the others, and tells it once when the minute is over", () => {
    const tries = createTries();
    recordedOf(tries, "192.0.2.7", 142);
    recordedOf(tries, "192.0.2.8", 4);
    expect(tries.heldBack(59_999)).toEqual([]);
    expect(tries.heldBack(60_000)).toEqual([{ address: "192.0.2.7", count: 132 }]);
    expect(tries.heldBack(60_001)).toEqual([]);
  });

  it("tells of a minute that ended when the next try came", () => {
    const tries = createTries();
    recordedOf(tries, "192.0.2.7", 12);
    expect(tries.count("192.0.2.7", 61_000)).toBe(true);
    expect(tries.heldBack(61_000)).toEqual([{ address: "192.0.2.7", count: 2 }]);
  });

  it("does not stand still when the clock is set back", () => {
    const tries = createTries();
    recordedOf(tries, "192.0.2.7", 12, 1_000_000);
    expect(tries.count("192.0.2.7", 0)).toBe(true);
  });

  it("remembers so many addresses and no more, and still counts every try", () => {
    const tries = createTries();
    for (let at = 0; at < 5000; at++) tries.count(`2001:db8::${at.toString(16)}`, 0);
    const held = tries.heldBack(60_000);
    expect(held.length).toBeLessThanOrEqual(501);
    expect(held.reduce((sum, { count }) => sum + count, 0)).toBe(5000 - 200);
    expect(held.find(({ address }) => address === OTHERS)?.count).toBe(4500);
  });
});
