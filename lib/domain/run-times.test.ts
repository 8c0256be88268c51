import { describe, expect, it } from "vitest";
import { type RunTime, runTimes } from "./run-times";

const drained = (...seconds: number[]): RunTime[] =>
  seconds.map((second) => ({ drainMs: second * 1000, waited: {} }));

describe("runTimes", () => {
  it("says nothing of no runs", () => {
    const { classes, ...rest } = runTimes([]);
    expect(rest).toEqual({
      ...{ runs: 0, drained: 0, medianMs: undefined, p95Ms: undefined, longestMs: undefined, waits: [] },
    });
    expect(classes.map(({ runs }) => runs)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it("counts those that never were Complete, and measures the others", () => {
    const found = runTimes([...drained(10), { waited: {} }]);
    expect(found).toMatchObject({ runs: 2, drained: 1, medianMs: 10_000, longestMs: 10_000 });
  });

  it.each<[string, number[], number, number]>([
    ["one", [7], 7, 7],
    ["two: the lower is in the middle", [9, 3], 3, 9],
    ["an odd number", [5, 1, 9], 5, 9],
    ["a hundred, unsorted", Array.from({ length: 100 }, (_, place) => 100 - place), 50, 95],
  ])("finds the middle, and what 95 of 100 keep, of %s", (_, seconds, median, p95) => {
    const found = runTimes(drained(...seconds));
    expect([found.medianMs, found.p95Ms]).toEqual([median * 1000, p95 * 1000]);
  });

  it("sorts each run into one class, its lower end included", () => {
    const { classes } = runTimes(drained(0, 29.9, 30, 60, 119, 120, 300, 600, 1_799, 1_800, 3_600, 90_000));
    expect(classes).toEqual([
      { below: 30, runs: 2 },
      { below: 60, runs: 1 },
      { below: 120, runs: 2 },
      { below: 300, runs: 1 },
      { below: 600, runs: 1 },
      { below: 1_800, runs: 2 },
      { below: 3_600, runs: 1 },
      { below: undefined, runs: 2 },
    ]);
  });

  it("adds up waits by cause, longest first, and leaves out causes that were not", () => {
    const { waits } = runTimes([
      { waited: { budget: 1_000, person: 9_000 } },
      { waited: { budget: 3_000, job: 0 } },
      { waited: {} },
    ]);
    expect(waits).toEqual([
      { waitsFor: "person", ms: 9_000, runs: 1 },
      { waitsFor: "budget", ms: 4_000, runs: 2 },
    ]);
  });
});
