import { expect, it } from "vitest";
import { estimateWords, waitWords } from "./drain-words";

it.each([
  ["budget", 2, "2 pods wait for a budget", "No estimate while a pod waits for a budget"],
  ["person", 1, "1 pod waits for somebody", "No estimate while a pod waits for somebody"],
  ["job", 1, "1 pod waits for a Job", "No estimate while a pod waits for a Job"],
  ["answer", 3, "Paused", "No estimate while it is paused"],
  ["deadline", 3, "Past the deadline", "No estimate past the deadline"],
] as const)("%s: %s", (waitsFor, pods, band, estimate) => {
  expect(waitWords(waitsFor, pods)).toBe(band);
  expect(estimateWords(waitsFor)).toBe(estimate);
});

it("says nothing of an estimate while pods move", () => {
  expect(estimateWords(undefined)).toBeUndefined();
});
