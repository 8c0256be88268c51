import { describe, expect, it } from "vitest";
import type { RunBody } from "@/lib/contracts/node-detail";
import { outcomeWords, runSpans, spanWords } from "./run-words";

const START = Date.parse("2026-11-21T12:00:00Z");
const at = (minutes: number) => new Date(START + minutes * 60_000).toISOString();
const run = (over: Partial<RunBody> = {}): RunBody => ({
  id: "m-1",
  by: "mira",
  reason: "new disk",
  since: at(0),
  podsToMove: 4,
  ...over,
});
const ended = { at: at(45), text: "Maintenance ended, takes pods again", by: "noah" };

describe("a run in words", () => {
  it.each<[string, RunBody, [drained: number, held: number], string, string]>([
    ["that drains", run(), [20, 0], "drains for 20 min", "On"],
    [
      "that is held",
      run({ completeAt: at(5) }),
      [5, 15],
      "drained in 5 min 00 s, held for 15 min",
      "On, was Complete",
    ],
    [
      "that ended",
      run({ completeAt: at(5), ended }),
      [5, 40],
      "drained in 5 min 00 s, held for 40 min",
      "Maintenance ended, takes pods again. Turned off by noah.",
    ],
    [
      "that never was Complete",
      run({ ended: { ...ended, by: undefined, text: "Its annotation is gone, still cordoned" } }),
      [45, 0],
      "never Complete, ended after 45 min",
      "Its annotation is gone, still cordoned.",
    ],
  ])("%s", (_, what, [drained, held], words, outcome) => {
    const spans = runSpans(what, START + 20 * 60_000);
    expect([spans.drainedMs / 60_000, spans.heldMs / 60_000]).toEqual([drained, held]);
    expect(spanWords(what, spans)).toBe(words);
    expect(outcomeWords(what)).toBe(outcome);
  });
});
