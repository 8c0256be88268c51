import { describe, expect, it } from "vitest";
import type { DrainRecordBody } from "@/lib/contracts/node-detail";
import { drainShape } from "./drain-shape";

const START = Date.parse("2026-11-21T12:00:00Z");
const at = (seconds: number) => new Date(START + seconds * 1000).toISOString();
type Point = DrainRecordBody["points"][number];
const point = (seconds: number, left: number, over: Partial<Point> = {}): Point => ({
  at: at(seconds),
  left,
  waiting: 0,
  ...over,
});
const waits = { waiting: 2, waitsFor: "budget" as const };

function shape(points: Point[], now: number, { from = 1, total = 10 } = {}) {
  const record = { recordedFrom: at(from), points, waits: [] };
  return drainShape({ since: at(0), total, record }, START + now * 1000);
}

describe("drainShape", () => {
  it("goes in steps from all at the start to those that are left now", () => {
    const { line, end, start } = shape([point(1, 10), point(60, 4)], 100);
    expect(end).toMatchObject({ left: 4, done: false, y: 60 });
    expect(line[0]).toEqual([0, 0]);
    expect(line.at(-1)).toEqual([end.x, 60]);
    // Each step is level, then straight down.
    for (const [index, [x, y]] of line.slice(1).entries()) {
      const [beforeX, beforeY] = line[index] ?? [];
      expect(x === beforeX || y === beforeY).toBe(true);
    }
    expect(start).toBeGreaterThan(0);
    expect(end.x).toBeLessThan(100);
  });

  it("moves with time while pods are left, and stands still once all are gone", () => {
    const going = [point(1, 10), point(60, 4)];
    expect(shape(going, 200).line).not.toEqual(shape(going, 100).line);
    const done = [...going, point(80, 0)];
    expect(shape(done, 5000)).toEqual(shape(done, 100));
    expect(shape(done, 5000).end).toMatchObject({ at: START + 80_000, left: 0, done: true });
  });

  it("shades the time in which pods waited for the same as one stretch", () => {
    const points = [
      point(1, 10),
      point(20, 8, { ...waits, waiting: 1 }),
      point(30, 6, waits),
      point(50, 5),
      point(70, 5, { waiting: 5, waitsFor: "answer" }),
    ];
    const { bands, end } = shape(points, 100);
    expect(bands.map(({ waitsFor, pods, since }) => [waitsFor, pods, since - START])).toEqual([
      ["budget", 2, 20_000],
      ["answer", 5, 70_000],
    ]);
    const [budget, answer] = bands;
    expect((budget?.width ?? 0) / (answer?.width ?? 1)).toBeCloseTo(1);
    expect((answer?.x ?? 0) + (answer?.width ?? 0)).toBeCloseTo(end.x);
    expect(bands.map(({ low }) => low)).toEqual([false, true]);
  });

  it("does not claim to have seen what was before the record began", () => {
    const late = shape([point(60, 4)], 100, { from: 60 });
    expect(late.unseen).toMatchObject({ from: [late.start, 0] });
    expect(late.unseen?.to).toEqual(late.line[0]);
    expect(shape([point(2, 10)], 100, { from: 2 }).unseen).toBeUndefined();
  });

  it("has room for pods that came after the start", () => {
    const { levels, line } = shape([point(1, 10), point(20, 12)], 100);
    expect(levels.at(-1)).toEqual({ pods: 12, y: 0 });
    expect(line.at(-1)?.[1]).toBe(0);
  });

  it.each([
    [1, [0, 1]],
    [4, [0, 1, 2, 3, 4]],
    [14, [0, 5, 10, 14]],
    [16, [0, 5, 10, 16]],
    [19, [0, 5, 10, 15, 19]],
    [110, [0, 25, 50, 75, 110]],
  ])("marks the levels of %s pods with round numbers", (total, pods) => {
    expect(shape([point(1, total)], 10, { total }).levels.map((level) => level.pods)).toEqual(pods);
  });

  it.each([10, 200, 5_000, 90_000, 5_000_000])("marks a few round times within %s s", (seconds) => {
    const { times, start, end } = shape([point(1, 10)], seconds);
    expect(times.length).toBeLessThanOrEqual(8);
    for (const { at: time, x } of times) {
      expect(time % 5000).toBe(0);
      expect(x).toBeGreaterThan(start + 10);
      expect(x).toBeLessThan(end.x - 5);
    }
  });
});
