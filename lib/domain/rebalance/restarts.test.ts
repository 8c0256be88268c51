import { describe, expect, it } from "vitest";
import { at, NOW } from "@/lib/domain/testing/build";
import { ABANDONED_MS, abandoned, currentStep, endSeries, withStep } from "./restarts";
import { buildSeries, buildStep } from "./testing/build";

const states = ({ steps }: ReturnType<typeof buildSeries>) => steps.map(({ state }) => state);

describe("whose turn it is", () => {
  it.each([
    [["waits", "waits"], "web"],
    [["restarting", "waits"], "web"],
    [["done", "waits"], "api"],
    [["skipped", "restarting"], "api"],
    [["failed", "left"], undefined],
    [["done", "done"], undefined],
  ] as const)("%j", ([first, second], name) => {
    const steps = [buildStep({ state: first }), buildStep({ name: "api", state: second })];
    expect(currentStep({ steps })?.name).toBe(name);
  });
});

describe("a step that changes", () => {
  it("is the current one, and no other", () => {
    const begun = withStep(buildSeries(), { state: "restarting", restartedAt: at(1) }, NOW);
    expect(begun).toMatchObject({
      state: "running",
      steps: [
        { name: "web", state: "restarting", restartedAt: at(1) },
        { name: "api", state: "waits" },
      ],
    });
  });

  it("that is done or skipped gives the turn to the next, and the last one ends the series", () => {
    const first = withStep(buildSeries(), { state: "done", endedAt: at(0) }, NOW);
    expect(first.state).toBe("running");
    const second = withStep(first, { state: "skipped", why: "It is paused." }, NOW);
    expect(second).toMatchObject({ state: "done", endedAt: at(0) });
    expect(states(second)).toEqual(["done", "skipped"]);
  });

  it("that failed ends the series: what comes after it is not restarted", () => {
    const failed = withStep(buildSeries(), { state: "failed", why: "no progress" }, NOW);
    expect(failed).toMatchObject({ state: "failed", why: "web did not finish. no progress" });
    expect(failed.steps[1]).toMatchObject({ state: "left", why: "Not restarted.", endedAt: at(0) });
  });
});

describe("what failed", () => {
  it("without a reason is named alone", () => {
    expect(withStep(buildSeries(), { state: "failed" }, NOW).why).toBe("web did not finish.");
  });

  it("is the last word of a series, also when it is the last workload", () => {
    const steps = [buildStep({ state: "done" }), buildStep({ name: "api", state: "restarting" })];
    const failed = withStep(buildSeries({ steps }), { state: "failed", why: "timed out" }, NOW);
    expect(failed).toMatchObject({ state: "failed", why: "api did not finish. timed out", endedAt: at(0) });
    expect(states(failed)).toEqual(["done", "failed"]);
  });

  it("leaves what was done and skipped before as it is", () => {
    const before = [
      buildStep({ state: "done", endedAt: at(-9) }),
      buildStep({ name: "b", state: "skipped" }),
    ];
    const series = buildSeries({ steps: [...before, buildStep({ name: "c" }), buildStep({ name: "d" })] });
    const failed = withStep(series, { state: "failed" }, NOW);
    expect(failed.steps.slice(0, 2)).toEqual(before);
    expect(states(failed)).toEqual(["done", "skipped", "failed", "left"]);
  });
});

it("two steps of one name are two: the one whose turn it is changes", () => {
  const steps = [buildStep(), buildStep({ kind: "StatefulSet" })];
  const after = withStep(buildSeries({ steps }), { state: "done" }, NOW);
  expect(after.steps.map(({ kind, state }) => [kind, state])).toEqual([
    ["Deployment", "done"],
    ["StatefulSet", "waits"],
  ]);
});

it("a change is made to a copy: who holds the series before sees it as it was", () => {
  const before = buildSeries();
  const kept = structuredClone(before);
  withStep(before, { state: "failed" }, NOW);
  endSeries(before, { state: "stopped" }, NOW);
  expect(before).toEqual(kept);
});

describe("a series that is stopped", () => {
  it("has no turn any more, and stopping it twice changes no step", () => {
    const stopped = endSeries(buildSeries(), { state: "stopped", why: "By mira." }, NOW);
    expect(currentStep(stopped)).toBeUndefined();
    const again = endSeries(stopped, { state: "stopped" }, new Date(NOW.getTime() + 5_000));
    expect(again.steps).toEqual(stopped.steps);
  });

  it("leaves what waits, and says of a rollout that it goes on", () => {
    const steps = [
      buildStep({ state: "done" }),
      buildStep({ name: "api", state: "restarting" }),
      buildStep({ name: "db" }),
    ];
    const stopped = endSeries(buildSeries({ steps }), { state: "stopped", why: "By mira." }, NOW);
    expect(stopped).toMatchObject({ state: "stopped", why: "By mira.", endedAt: at(0) });
    expect(stopped.steps.map(({ state, why }) => [state, why])).toEqual([
      ["done", undefined],
      ["left", "Its rollout goes on in the cluster; it is not followed any more."],
      ["left", "Not restarted."],
    ]);
  });
});

it("a series that no console worked on for long is not gone on with", () => {
  const after = (ms: number) => abandoned(buildSeries(), new Date(NOW.getTime() + ms));
  expect(after(ABANDONED_MS)).toBeUndefined();
  expect(after(ABANDONED_MS + 1)).toMatch(/^No console worked on it/);
});
