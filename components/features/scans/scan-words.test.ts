import { describe, expect, it } from "vitest";
import { countWords, missingWords, runWords } from "./scan-words";

const run = { run: "1", kind: "kube-bench" as const, by: "mira", startedAt: "", jobs: 12, done: 3 };

it.each([
  [{ ...run, state: "running" as const }, "Running, 3 of 12 nodes"],
  [{ ...run, kind: "sonobuoy" as const, state: "running" as const }, "Running"],
  [{ ...run, state: "done" as const }, "Done"],
  [{ ...run, state: "failed" as const }, "Failed"],
])("%#: a run is %s", (one, words) => expect(runWords(one)).toBe(words));

it("counts stand worst first", () => {
  expect(countWords({ fail: 2, warn: 1, info: 0, pass: 4 })).toBe("2 fail, 1 warn, 0 info, 4 pass");
});

describe("where there is no report it says why", () => {
  it.each([
    [{ state: "running" as const }, /^It runs/],
    [{ state: "failed" as const, failure: "BackoffLimitExceeded" }, /^Its Job failed: BackoffLimitExceeded$/],
    [{ state: "failed" as const }, /^Its Job failed\.$/],
    [{ state: "done" as const }, /^Its log is gone/],
  ])("%j", (part, words) => expect(missingWords(part)).toMatch(words));
});
