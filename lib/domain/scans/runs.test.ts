import { expect, it } from "vitest";
import { at } from "@/lib/domain/testing/build";
import type { ScanJob } from "./observed";
import { runsOf } from "./runs";

const job = (run: string, over: Partial<ScanJob> = {}): ScanJob => ({
  run,
  kind: "kube-bench",
  name: `kube-bench-${run}-0`,
  by: "mira",
  state: "done",
  startedAt: at(-60),
  finishedAt: at(-30),
  ...over,
});

it("runs are told newest first, each with all of its Jobs", () => {
  const runs = runsOf([job("1"), job("2"), job("1", { startedAt: at(-70), finishedAt: at(-10) })]);
  expect(runs.map(({ run, jobs }) => [run, jobs])).toEqual([
    ["2", 1],
    ["1", 2],
  ]);
  expect(runs[1]).toMatchObject({
    startedAt: at(-70),
    finishedAt: at(-10),
    state: "done",
    done: 2,
    by: "mira",
  });
});

it.each<[string, ScanJob["state"][], ScanJob["state"], number]>([
  ["while one of its Jobs does", ["done", "running"], "running", 1],
  ["though one has failed", ["failed", "running"], "running", 1],
  ["until the last has ended, and is then as bad as the worst", ["done", "failed"], "failed", 2],
])("a run runs %s", (_, states, state, done) => {
  const jobs = states.map((one) =>
    job("1", { state: one, finishedAt: one === "running" ? undefined : at(-30) }),
  );
  const [run] = runsOf(jobs);
  expect(run).toMatchObject({ state, done });
  expect(run?.finishedAt).toBe(state === "running" ? undefined : at(-30));
});
