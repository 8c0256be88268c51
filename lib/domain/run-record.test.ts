import { describe, expect, it } from "vitest";
import type { DrainPoint } from "./drain-record";
import type { PodVerdict } from "./maintenance";
import { followPods, type RunPod, resultOf, settledPods, waitedOf } from "./run-record";
import { at } from "./testing/build";

const pod = (name: string, over: Partial<PodVerdict> = {}): PodVerdict => ({
  ...{
    namespace: "shop",
    name,
    uid: `uid-${name}`,
    verdict: "moves",
    cause: "replaced",
    detail: "It moves.",
  },
  ...{ notes: [], group: "ordinary", graceSeconds: 30 },
  ...over,
});
const held = (name: string, cause: PodVerdict["cause"] = "budget-wait") =>
  pod(name, { verdict: "blocks", cause, detail: `Held by ${cause}.` });

/** Looks one after the other, at these seconds. */
function follow(...looks: [number, PodVerdict[]][]): readonly RunPod[] {
  return looks.reduce<readonly RunPod[]>(
    (known, [second, remaining]) => followPods(known, remaining, [], at(second)),
    [],
  );
}
const told = (pods: readonly RunPod[]) =>
  pods.map(({ name, cause, goneAt, heldMs, heldBy, heldSince }) => ({
    ...{ name, cause, goneAt, heldMs, heldBy, heldSince },
  }));

describe("followPods", () => {
  it("tells when each pod was found gone", () => {
    const pods = follow([0, [pod("a"), pod("b")]], [4, [pod("b")]], [9, []]);
    expect(pods.map(({ name, goneAt }) => [name, goneAt])).toEqual([
      ["a", at(4)],
      ["b", at(9)],
    ]);
  });

  it("adds up how long a pod was held, and keeps what held it last", () => {
    const looks = follow([0, [held("a")]], [10, [pod("a")]], [12, [held("a", "webhook-wait")]], [15, []]);
    expect(told(looks)).toEqual([
      {
        ...{ name: "a", cause: "webhook-wait", goneAt: at(15), heldMs: 13_000 },
        ...{ heldBy: "webhook-wait", heldSince: undefined },
      },
    ]);
  });

  it("counts on while the cause of the hold changes", () => {
    const pods = follow([0, [held("a")]], [10, [held("a", "budget-never")]], [30, []]);
    expect(told(pods)[0]).toMatchObject({ heldMs: 30_000, heldBy: "budget-never" });
  });

  it("takes up pods that come later, and those of the same name as others", () => {
    const again = { ...pod("a"), uid: "uid-a-2" };
    const pods = follow([0, [pod("a")]], [3, [again]], [5, [again, pod("b")]]);
    expect(pods.map(({ uid, goneAt }) => [uid, goneAt])).toEqual([
      ["uid-a", at(3)],
      ["uid-a-2", undefined],
      ["uid-b", undefined],
    ]);
  });

  it("follows one that stays as agreed: it is not gone, nothing holds it, and it may be asked to leave again", () => {
    const stays = pod("a", { verdict: "stays", cause: "kept", detail: "Stays as agreed." });
    const blocked = followPods([], [held("a", "comes-back")], [], at(0));
    const kept = followPods(blocked, [], [stays], at(6));
    expect(told(kept)).toMatchObject([{ cause: "kept", goneAt: undefined, heldMs: 6_000 }]);
    expect(followPods(kept, [], [stays], at(7))).toBe(kept);
    expect(told(followPods(kept, [], [], at(9)))).toMatchObject([{ goneAt: at(9), heldMs: 6_000 }]);
    const again = followPods(kept, [held("a", "comes-back")], [], at(8));
    expect(again).toMatchObject([{ cause: "comes-back", heldSince: at(8) }]);
  });

  it("takes up none that stays and never was to leave", () => {
    const mirror = pod("m", { verdict: "stays", cause: "mirror" });
    expect(followPods([], [], [mirror], at(0))).toEqual([]);
  });

  it("is the same array where nothing is to be told", () => {
    const known = follow([0, [held("a"), pod("b")]], [2, [held("a")]]);
    expect(followPods(known, [held("a")], [], at(60))).toBe(known);
  });

  it("does not touch what is gone, and holds no more than a thousand", () => {
    const many = Array.from({ length: 1_200 }, (_, place) => pod(`p${place}`));
    const pods = followPods([], many, [], at(0));
    expect(pods).toHaveLength(1_000);
    const gone = followPods(pods, [], [], at(1));
    expect(followPods(gone, many.slice(1_000), [], at(2))).toBe(gone);
  });
});

describe("settledPods", () => {
  it("ends what still held a pod", () => {
    const pods = settledPods(follow([0, [held("a"), pod("b")]]), at(7));
    expect(told(pods)).toEqual([
      {
        ...{ name: "a", cause: "budget-wait", goneAt: undefined, heldMs: 7_000 },
        ...{ heldBy: "budget-wait", heldSince: undefined },
      },
      {
        ...{ name: "b", cause: "replaced", goneAt: undefined, heldMs: 0 },
        ...{ heldBy: undefined, heldSince: undefined },
      },
    ]);
  });
});

const point = (second: number, waitsFor?: DrainPoint["waitsFor"]): DrainPoint => ({
  ...{ at: at(second), left: 1, waiting: waitsFor ? 1 : 0, waitsFor },
});

describe("waitedOf", () => {
  it.each<[string, DrainPoint[], Parameters<typeof waitedOf>[2], ReturnType<typeof waitedOf>]>([
    ["nothing of no points", [], {}, {}],
    ["nothing while pods move", [point(0), point(10)], {}, {}],
    [
      "each cause from its point to the next",
      [point(0, "budget"), point(20, "person"), point(25)],
      {},
      {
        budget: 20_000,
        person: 5_000,
      },
    ],
    ["the last up to the end", [point(0), point(40, "job")], {}, { job: 20_000 }],
    ["a cause that comes again", [point(0, "budget"), point(5), point(50, "budget")], {}, { budget: 15_000 }],
    [
      "on top of what was known before",
      [point(55, "budget")],
      { budget: 1_000, answer: 2 },
      {
        budget: 6_000,
        answer: 2,
      },
    ],
    ["nothing of what a clock says to be after the end", [point(70, "budget")], {}, {}],
  ])("adds up %s", (_, points, before, expected) => {
    expect(waitedOf(points, at(60), before)).toEqual(expected);
  });
});

describe("resultOf", () => {
  it.each<[Parameters<typeof resultOf>[0], ReturnType<typeof resultOf>]>([
    [{ completed: true, turnedOff: true, phase: "complete" }, "ended"],
    [{ completed: true, turnedOff: true, phase: "failed" }, "ended"],
    [{ completed: false, turnedOff: true, phase: "initiated" }, "early"],
    [{ completed: false, turnedOff: true, phase: "blocked" }, "early"],
    [{ completed: false, turnedOff: true, phase: "failed" }, "failed"],
    [{ completed: false, turnedOff: true }, "early"],
    [{ completed: true, turnedOff: false, phase: "complete" }, "lost"],
    [{ completed: false, turnedOff: false }, "lost"],
  ])("%j is %s", (run, expected) => {
    expect(resultOf(run)).toBe(expected);
  });
});
