import { describe, expect, it } from "vitest";
import { type DrainPoint, drainPoint, waitsOf, withPoint } from "./drain-record";
import type { MaintenanceState, PodVerdict } from "./maintenance";
import { at } from "./testing/build";

const held = (name: string, over: Partial<PodVerdict> = {}): PodVerdict => ({
  namespace: "shop",
  name,
  uid: `uid-${name}`,
  verdict: "blocks",
  cause: "budget-wait",
  detail: "",
  notes: [],
  group: "ordinary",
  graceSeconds: 30,
  ...over,
});
const moves = (name: string) => held(name, { verdict: "moves", cause: "replaced" });

function state(remaining: PodVerdict[], phase: MaintenanceState["phase"] = "initiated"): MaintenanceState {
  const progress = { total: 9, moved: 0, waiting: 0, failed: 0 };
  return { phase, progress, headline: "", remaining, staying: [], proof: [], readings: [] };
}

describe("drainPoint", () => {
  it("counts who is left, and who of them waits for what is hardest", () => {
    expect(drainPoint(state([moves("a"), moves("b")]), at(0))).toEqual({
      at: at(0),
      left: 2,
      waiting: 0,
      waitsFor: undefined,
    });
    const budgets = [moves("a"), held("b"), held("c"), held("d", { cause: "job-wait" })];
    expect(drainPoint(state(budgets), at(0))).toMatchObject({ left: 4, waiting: 2, waitsFor: "budget" });
    const person = [...budgets, held("e", { cause: "bare" })];
    expect(drainPoint(state(person), at(0))).toMatchObject({ left: 5, waiting: 1, waitsFor: "person" });
  });

  it.each([
    ["webhook-wait", "webhook"],
    ["job-wait", "job"],
    ["budget-never", "person"],
    ["stuck-terminating", "person"],
  ] as const)("%s waits for %s", (cause, waitsFor) => {
    expect(drainPoint(state([held("a", { cause })]), at(0)).waitsFor).toBe(waitsFor);
  });

  it("lets all wait while it is paused or past its deadline, and none when none is left", () => {
    expect(drainPoint(state([moves("a"), held("b")], "paused"), at(0))).toMatchObject({
      waiting: 2,
      waitsFor: "answer",
    });
    expect(drainPoint(state([moves("a")], "failed"), at(0))).toMatchObject({ waitsFor: "deadline" });
    expect(drainPoint(state([], "paused"), at(0)).waitsFor).toBeUndefined();
  });
});

describe("withPoint", () => {
  const point = (seconds: number, left: number, over: Partial<DrainPoint> = {}): DrainPoint => ({
    at: at(seconds),
    left,
    waiting: 0,
    ...over,
  });

  it("adds a point where something changed, and is the same where nothing did", () => {
    const one = withPoint([], point(0, 5));
    expect(withPoint(one, point(1, 5))).toBe(one);
    expect(withPoint(one, point(1, 4))).toHaveLength(2);
    expect(withPoint(one, point(1, 5, { waiting: 1, waitsFor: "budget" }))).toHaveLength(2);
  });

  it("stays bounded, and keeps the ends and where a wait begins and ends", () => {
    let points: readonly DrainPoint[] = [];
    for (let second = 0; second < 2000; second++) {
      const waits = second >= 301 && second < 303;
      points = withPoint(
        points,
        point(second, 2000 - second, waits ? { waiting: 1, waitsFor: "budget" } : {}),
      );
    }
    expect(points.length).toBeLessThanOrEqual(240);
    expect(points[0]).toEqual(point(0, 2000));
    expect(points.at(-1)).toEqual(point(1999, 1));
    expect(points.some(({ at: when }) => when === at(301))).toBe(true);
    expect(points.some(({ at: when }) => when === at(303))).toBe(true);
  });
});

describe("waitsOf", () => {
  it("keeps since when a pod is in its cause, and begins anew with another", () => {
    const first = waitsOf([held("a"), held("b")], new Map(), at(0));
    const second = waitsOf([held("a"), held("b", { cause: "bare" })], first, at(10));
    expect([...second].map(([uid, { since }]) => [uid, since])).toEqual([
      ["uid-a", at(0)],
      ["uid-b", at(10)],
    ]);
    expect(waitsOf([held("b")], second, at(20)).has("uid-a")).toBe(false);
  });

  it("knows of one that terminates when it was asked to, whoever looked", () => {
    const leaving = (deletionAt: string) =>
      waitsOf([held("a", { verdict: "moves", cause: "terminating", deletionAt })], new Map(), at(0));
    expect(leaving(at(12)).get("uid-a")?.since).toBe(at(-18));
    const stuck = held("a", { cause: "stuck-terminating", deletionAt: at(-90) });
    expect(waitsOf([stuck], new Map(), at(0)).get("uid-a")?.since).toBe(at(-90));
    // Clocks differ: it was not asked in the future.
    expect(leaving(at(40)).get("uid-a")?.since).toBe(at(0));
  });
});
