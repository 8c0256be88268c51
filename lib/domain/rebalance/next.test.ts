import { describe, expect, it } from "vitest";
import { at, NOW } from "@/lib/domain/testing/build";
import { type Next, nextOf, STEP_MS } from "./next";
import type { RestartStep } from "./restarts";
import { buildRollout, buildStep } from "./testing/build";

const rollout = buildRollout();
const later = (ms: number) => new Date(NOW.getTime() + ms);

describe("a workload whose turn comes", () => {
  const step = buildStep();
  it("is restarted when nothing refuses", () => {
    expect(nextOf(step, { rollout, refusal: undefined }, NOW)).toEqual({ do: "restart" });
  });

  it("is skipped when it is gone, or needs somebody", () => {
    expect(nextOf(step, { rollout: undefined, refusal: undefined }, NOW)).toEqual({
      do: "end",
      state: "skipped",
      why: "It is not there any more.",
    });
    const refusal = { why: "It is paused.", passes: false };
    expect(nextOf(step, { rollout, refusal }, NOW)).toEqual({
      do: "end",
      state: "skipped",
      why: "It is paused.",
    });
  });

  it("waits for what passes from the moment that its turn comes: nobody has written down when yet", () => {
    const refusal = { why: "Budget shop/web allows 0.", passes: true };
    const first = nextOf(buildStep({ since: undefined }), { rollout, refusal }, later(10 * STEP_MS));
    expect(first).toEqual({ do: "wait", why: "Budget shop/web allows 0." });
  });

  it("is restarted after any wait once nothing refuses", () => {
    expect(nextOf(step, { rollout, refusal: undefined }, later(2 * STEP_MS))).toEqual({ do: "restart" });
  });

  it("is skipped and not failed when what it waited for turns out to need somebody", () => {
    const refusal = { why: "It is paused.", passes: false };
    expect(nextOf(step, { rollout, refusal }, later(2 * STEP_MS))).toMatchObject({ state: "skipped" });
  });

  it("waits for what passes, for half an hour", () => {
    const seen = { rollout, refusal: { why: "Budget shop/web allows 0.", passes: true } };
    expect(nextOf(step, seen, later(STEP_MS))).toEqual({ do: "wait", why: "Budget shop/web allows 0." });
    expect(nextOf(step, seen, later(STEP_MS + 1))).toEqual({
      do: "end",
      state: "failed",
      why: "It waited for 30 minutes. Budget shop/web allows 0.",
    });
  });
});

describe("a workload that is restarting", () => {
  const asked = buildStep({ state: "restarting", restartedAt: at(0), asked: true });
  const cases: [
    what: string,
    step: RestartStep,
    over: Parameters<typeof buildRollout>[0],
    ms: number,
    next: Next,
  ][] = [
    ["is done", asked, { restartedAt: at(0) }, 0, { do: "end", state: "done" }],
    ["is under way", asked, { updated: 1 }, 0, { do: "wait", why: "1 of 3 replicas made anew" }],
    ["is stuck", asked, { stuck: "no progress" }, 0, { do: "end", state: "failed", why: "no progress" }],
    [
      "takes too long",
      asked,
      { updated: 1 },
      STEP_MS + 1,
      { do: "end", state: "failed", why: "Not done after 30 minutes: 1 of 3 replicas made anew." },
    ],
    [
      "takes its time to the last moment",
      asked,
      { updated: 1 },
      STEP_MS,
      { do: "wait", why: "1 of 3 replicas made anew" },
    ],
    ["is done at last, late", asked, { restartedAt: at(0) }, 3 * STEP_MS, { do: "end", state: "done" }],
    [
      "is not seen by its controller yet, whatever the last rollout was",
      asked,
      { generation: 3, stuck: "no progress" },
      0,
      { do: "wait", why: "its controller has not seen the new template yet" },
    ],
    [
      "is stuck, and that is told before that it takes too long",
      asked,
      { stuck: "no progress" },
      STEP_MS + 1,
      { do: "end", state: "failed", why: "no progress" },
    ],
    [
      "is a StatefulSet between its revisions",
      asked,
      { kind: "StatefulSet", betweenRevisions: true, updated: 2 },
      0,
      { do: "wait", why: "2 of 3 replicas made anew" },
    ],
    ["was rolled back by somebody, which is not fought", asked, {}, 0, { do: "end", state: "done" }],
  ];
  it.each(cases)("%s", (_, step, over, ms, next) => {
    expect(nextOf(step, { rollout: buildRollout(over), refusal: undefined }, later(ms))).toEqual(next);
  });

  it("and was deleted, failed", () => {
    expect(nextOf(asked, { rollout: undefined, refusal: undefined }, NOW)).toEqual({
      do: "end",
      state: "failed",
      why: "It was deleted meanwhile.",
    });
  });

  it("and refused meanwhile, is followed: its rollout is what refuses", () => {
    const refusal = { why: "A rollout of it is under way.", passes: true };
    const seen = { rollout: buildRollout({ updated: 1 }), refusal };
    expect(nextOf(asked, seen, NOW)).toMatchObject({ do: "wait", why: "1 of 3 replicas made anew" });
  });
});

describe("a console that ended between writing down and asking", () => {
  const step = buildStep({ state: "restarting", restartedAt: at(0) });
  const cases: [what: string, restartedAt: string | undefined, expected: Next["do"]][] = [
    ["was never restarted", undefined, "restart"],
    ["was restarted before", at(-1), "restart"],
    ["has the mark already", at(0), "end"],
    ["was restarted once more since", at(1), "end"],
    ["has a mark that nobody can read", "yesterday", "restart"],
  ];
  it.each(cases)("%s", (_, restartedAt, expected) => {
    expect(nextOf(step, { rollout: buildRollout({ restartedAt }), refusal: undefined }, NOW).do).toBe(
      expected,
    );
  });
});

it("a change that was asked for is not asked for again, though its mark is gone", () => {
  const step = buildStep({ state: "restarting", restartedAt: at(0), asked: true });
  const seen = { rollout: buildRollout({ restartedAt: undefined, updated: 2 }), refusal: undefined };
  expect(nextOf(step, seen, NOW).do).toBe("wait");
});
