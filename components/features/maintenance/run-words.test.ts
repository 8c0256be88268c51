import { describe, expect, it } from "vitest";
import type { RunPodBody } from "@/lib/contracts/run";
import { runTimes } from "@/lib/domain/run-times";
import {
  classWords,
  drainedWords,
  heldWords,
  podOutcome,
  podsWords,
  runsWords,
  spansOf,
  spanWords,
} from "./run-words";

const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 10, 0, second)).toISOString();
const ended = (second: number) => ({ at: at(second), text: "" });

describe("words of runs", () => {
  it.each<[Parameters<typeof spansOf>[0], string]>([
    [{ since: at(0), completeAt: at(50), ended: ended(350) }, "50 s, 5 min 00 s"],
    [{ since: at(0), ended: ended(30) }, "30 s"],
    [{ since: at(0), completeAt: at(10) }, "10 s, 50 s"],
    [{ since: at(9), completeAt: at(3), ended: ended(5) }, "0 s, 2 s"],
  ])("%j took %j", (run, words) => {
    expect(spanWords(spansOf(run, Date.parse(at(60))), run.completeAt !== undefined)).toBe(words);
  });

  it.each([
    [{ podsGone: 22, podsToMove: 22 }, "22 of 22"],
    [{ podsGone: 6, podsToMove: 19 }, "6 of 19"],
    [{ podsGone: 8, podsToMove: 7 }, "8 of 8"],
    [{ podsToMove: 7 }, "7 to move"],
  ])("%j are %j", (run, words) => {
    expect(podsWords(run)).toBe(words);
  });

  it.each([
    [1, "", "1 run"],
    [1212, "", "1,212 runs"],
    [0, "7d", "0 runs begun in the last 7 days"],
    [1, "90d", "1 run begun in the last 90 days"],
    [2, "days", "2 runs begun between these days"],
  ] as const)("%i with %j are told", (total, time, words) => {
    expect(runsWords(total, time)).toBe(words);
  });

  it.each([
    [{ runs: 1, drained: 0 }, "None of 1 run became Complete."],
    [
      { runs: 12, drained: 7, medianMs: 30_000, p95Ms: 90_000, longestMs: 95_000 },
      "7 runs of 12 became Complete. Half of them took no longer than 30 s, 95 of 100 no longer than 1 min 30 s, the longest 1 min 35 s.",
    ],
  ])("%j are told", (times, words) => {
    expect(drainedWords(times)).toBe(words);
  });

  it("name each class of drain times", () => {
    const { classes } = runTimes([]);
    expect(classes.map((one, place) => classWords(one, classes[place - 1]))).toEqual([
      ...["under 30 s", "30 s to 1 min", "1 min to 2 min", "2 min to 5 min", "5 min to 10 min"],
      ...["10 min to 30 min", "30 min to 1 h", "from 1 h"],
    ]);
  });

  it.each<
    [Pick<RunPodBody, "goneAt" | "cause">, { since: string; ended?: { at: string; text: string } }, string]
  >([
    [{ goneAt: at(12), cause: "replaced" }, { since: at(0) }, "Gone after 12 s"],
    [{ goneAt: at(12), cause: "forced" }, { since: at(0), ended: ended(20) }, "Deleted by name after 12 s"],
    [{ cause: "budget-wait" }, { since: at(0), ended: ended(20) }, "Still there at the end"],
    [{ cause: "budget-wait" }, { since: at(0) }, "Still there"],
  ])("%j of %j: %s", (pod, run, words) => {
    expect(podOutcome(pod, run)).toBe(words);
  });
});

it.each([
  [0, "not held"],
  [999, "not held"],
  [1_000, "1 s"],
  [95_000, "1 min 35 s"],
])("a pod that was held for %i ms is %j", (ms, words) => {
  expect(heldWords(ms)).toBe(words);
});
