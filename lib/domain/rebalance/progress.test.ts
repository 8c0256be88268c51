import { describe, expect, it } from "vitest";
import type { ObservedRollout } from "./observed";
import { progressOf } from "./progress";
import { buildRollout } from "./testing/build";

type Case = [what: string, over: Partial<ObservedRollout>, expected: string];

function said(over: Partial<ObservedRollout>): string {
  const progress = progressOf(buildRollout(over));
  return progress.state === "done" ? "done" : `${progress.state}: ${progress.words}`;
}

const UNSEEN = "under-way: its controller has not seen the new template yet";

describe("a Deployment's rollout", () => {
  const cases: Case[] = [
    ["all are there", {}, "done"],
    ["none are wanted", { desired: 0, total: 0, updated: 0, ready: 0, available: 0 }, "done"],
    ["not seen", { generation: 3 }, UNSEEN],
    ["not seen, though its last one was stuck", { generation: 3, stuck: "timed out" }, UNSEEN],
    ["new ones missing", { updated: 1 }, "under-way: 1 of 3 replicas made anew"],
    ["old ones left", { total: 5 }, "under-way: 2 old replicas still to stop"],
    ["one old one left", { total: 4 }, "under-way: 1 old replica still to stop"],
    ["new ones not available", { available: 2 }, "under-way: 2 of 3 new replicas available"],
    ["one is wanted", { desired: 1, total: 1, updated: 0 }, "under-way: 0 of 1 replica made anew"],
    ["new ones missing and old ones left", { updated: 1, total: 5 }, "under-way: 1 of 3 replicas made anew"],
    [
      "scaled to none, and one is left",
      { desired: 0, total: 1, updated: 0 },
      "under-way: 1 old replica still to stop",
    ],
    ["more new ones than wanted, all there", { desired: 2, updated: 3, total: 3, available: 3 }, "done"],
    ["seen twice over", { observedGeneration: 5 }, "done"],
    ["Ready is not asked", { ready: 0 }, "done"],
    ["stuck with all there", { stuck: "timed out" }, "stuck: timed out"],
    ["no progress by its deadline", { updated: 1, stuck: "timed out" }, "stuck: timed out"],
  ];
  it.each(cases)("%s", (_, over, expected) => expect(said(over)).toBe(expected));
});

describe("a StatefulSet's rollout", () => {
  const cases: Case[] = [
    ["all are there", {}, "done"],
    ["not seen", { generation: 3 }, UNSEEN],
    ["one not Ready", { ready: 2 }, "under-way: 2 of 3 replicas Ready"],
    ["between revisions", { betweenRevisions: true, updated: 2 }, "under-way: 2 of 3 replicas made anew"],
    ["available is not asked", { available: 0 }, "done"],
    ["none are wanted", { desired: 0, ready: 0, updated: 0 }, "done"],
    [
      "Ready comes before revisions",
      { ready: 2, betweenRevisions: true },
      "under-way: 2 of 3 replicas Ready",
    ],
    ["old ones left are not asked", { total: 4 }, "done"],
    ["it has no deadline to be stuck at", { stuck: "timed out" }, "done"],
    ["a partition above all of them", { partition: 5, updated: 0, betweenRevisions: true }, "done"],
    [
      "a partition, and one not Ready",
      { partition: 2, updated: 1, ready: 2 },
      "under-way: 2 of 3 replicas Ready",
    ],
    ["a partition that is reached", { partition: 2, updated: 1, betweenRevisions: true }, "done"],
    ["a partition that is not", { partition: 1, updated: 1 }, "under-way: 1 of 2 replicas made anew"],
  ];
  it.each(cases)("%s", (_, over, expected) => expect(said({ kind: "StatefulSet", ...over })).toBe(expected));
});
