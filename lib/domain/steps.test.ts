import { describe, expect, it } from "vitest";
import { each, finish, type Steps } from "./steps";

function* counting(to: number, seen: number[]): Steps<string> {
  for (let at = 1; at <= to; at++) {
    seen.push(at);
    yield;
  }
  return `${to} steps`;
}

describe("finish", () => {
  it("does all steps and returns what came of them", () => {
    const seen: number[] = [];
    expect(finish(counting(3, seen))).toBe("3 steps");
    expect(seen).toEqual([1, 2, 3]);
  });

  it("throws what a step throws", () => {
    function* failing(): Steps<void> {
      yield;
      throw new RangeError("no more");
    }
    expect(() => finish(failing())).toThrow("no more");
  });
});

describe("each", () => {
  it.each([
    [0, 0],
    [2, 0],
    [3, 1],
    [7, 2],
  ])("does %d items, three without a pause, in %d pauses", (items, pauses) => {
    const seen: number[] = [];
    const steps = each(Array.from({ length: items }, (_, at) => at).values(), 3, (item) => seen.push(item));
    let yields = 0;
    while (!steps.next().done) yields++;
    expect(yields).toBe(pauses);
    expect(seen).toHaveLength(items);
  });
});
