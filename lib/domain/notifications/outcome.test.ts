import { describe, expect, it } from "vitest";
import type { Phase, Question } from "@/lib/domain/maintenance";
import { seededRandom } from "@/lib/domain/scheduling/random";
import { nextOutcome, type Outcome, type Standing, standingOf } from "./outcome";

const ask = (kind: Question["kind"]): Question => ({ kind, text: "?" });

describe("standingOf", () => {
  it.each<[Phase, Question | undefined, Standing | undefined]>([
    ["initiated", undefined, "goes-on"],
    ["blocked", undefined, "blocked"],
    ["complete", undefined, "complete"],
    ["failed", undefined, "failed"],
    ["ending", undefined, undefined],
    ["paused", ask("stopped"), undefined],
    ["paused", undefined, undefined],
    ["paused", ask("uncordoned"), "blocked"],
    ["paused", ask("recreated"), "blocked"],
    ["paused", ask("control-plane"), "blocked"],
    ["paused", ask("unreadable"), "blocked"],
  ])("%s with %o stands as %s", (phase, question, expected) => {
    expect(standingOf({ phase, question })).toBe(expected);
  });
});

describe("nextOutcome", () => {
  it.each<[Outcome | undefined, Standing | undefined, number, Outcome | undefined]>([
    [undefined, "goes-on", 0, "started"],
    [undefined, "complete", 0, "started"],
    [undefined, undefined, 0, "started"],
    ["started", "goes-on", 9e9, undefined],
    ["started", undefined, 9e9, undefined],
    ["started", "complete", 0, "complete"],
    ["started", "failed", 0, "failed"],
    ["started", "blocked", 59_999, undefined],
    ["started", "blocked", 60_000, "blocked"],
    ["blocked", "blocked", 9e9, undefined],
    ["blocked", "goes-on", 59_999, undefined],
    ["blocked", "goes-on", 60_000, "goes-on"],
    ["blocked", "complete", 0, "complete"],
    ["blocked", "failed", 0, "failed"],
    ["goes-on", "blocked", 60_000, "blocked"],
    ["goes-on", "goes-on", 9e9, undefined],
    ["complete", "complete", 9e9, undefined],
    ["complete", "goes-on", 4_999, undefined],
    ["complete", "goes-on", 5_000, "reopened"],
    ["complete", "blocked", 4_999, undefined],
    ["complete", "blocked", 5_000, "reopened"],
    ["complete", "failed", 0, "failed"],
    ["reopened", "goes-on", 9e9, undefined],
    ["reopened", "blocked", 60_000, "blocked"],
    ["reopened", "complete", 0, "complete"],
    ["failed", "failed", 9e9, undefined],
    ["failed", "goes-on", 60_000, "goes-on"],
    ["failed", "blocked", 60_000, "blocked"],
    ["failed", "complete", 0, "complete"],
    ["ended", "complete", 9e9, undefined],
    ["ended", "goes-on", 9e9, undefined],
  ])("after %s, %s for %d ms: %s", (last, standing, forMs, expected) => {
    expect(nextOutcome(last, standing, forMs)).toBe(expected);
  });

  /** What is recorded of a maintenance that stands so for so many seconds each, looked at each second. */
  function recorded(course: readonly [Standing, number][]): Outcome[] {
    const told: Outcome[] = [];
    let [standing, since, now]: [Standing | undefined, number, number] = [undefined, 0, 0];
    for (const [next, seconds] of course) {
      for (let at = 0; at < seconds; at++, now += 1000) {
        if (standing !== next) [standing, since] = [next, now];
        const outcome = nextOutcome(told.at(-1), standing, now - since);
        if (outcome) told.push(outcome);
      }
    }
    return told;
  }

  it("tells a block that flaps once", () => {
    const flaps = Array.from({ length: 20 }, (): [Standing, number][] => [
      ["blocked", 70],
      ["goes-on", 20],
    ]);
    expect(recorded(flaps.flat())).toEqual(["started", "blocked"]);
  });

  it("tells a block that comes again after it went on as another one", () => {
    const course: [Standing, number][] = [
      ["blocked", 70],
      ["goes-on", 70],
      ["blocked", 70],
      ["complete", 5],
      ["goes-on", 8],
      ["complete", 5],
    ];
    expect(recorded(course)).toEqual([
      "started",
      "blocked",
      "goes-on",
      "blocked",
      "complete",
      "reopened",
      "complete",
    ]);
  });

  it("tells nothing twice in a row, and nothing that does not hold, whatever happens", () => {
    const random = seededRandom(11);
    const standings: Standing[] = ["goes-on", "blocked", "complete", "failed"];
    for (let round = 0; round < 100; round++) {
      const course = Array.from({ length: 40 }, (): [Standing, number] => [
        standings[Math.floor(random() * 4)] ?? "goes-on",
        1 + Math.floor(random() * 90),
      ]);
      const told = recorded(course);
      expect(told.filter((outcome, at) => outcome === told[at - 1])).toEqual([]);
      expect(told.indexOf("started")).toBe(0);
      expect(told.lastIndexOf("started")).toBe(0);
      for (const [at, outcome] of told.entries())
        if (outcome === "reopened") expect(told[at - 1]).toBe("complete");
    }
  });
});
