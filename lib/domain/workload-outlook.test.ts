import { describe, expect, it } from "vitest";
import type { Cause } from "./maintenance";
import { OUTLOOKS, outlookOf, type Spread } from "./workload-outlook";

const spread: Spread = { pods: 3, nodes: 3, budgets: 0 };
const outlook = (causes: Partial<Record<Cause, number>>, over: Partial<Spread> = {}) =>
  outlookOf(new Map(Object.entries(causes) as [Cause, number][]), { ...spread, ...over });

describe("what maintenance would mean for a workload", () => {
  const cases: [causes: Partial<Record<Cause, number>>, kind: string, text: string][] = [
    [{ bare: 1 }, "lost", "Bare: lost"],
    [{ "budget-never": 2 }, "blocked", "Budget can never allow it"],
    [{ "budgets-several": 2 }, "blocked", "Several budgets: evictions refused"],
    [{ "stuck-terminating": 1, replaced: 2 }, "blocked", "Stuck terminating, 1 of 3 pods"],
    [{ refused: 1 }, "blocked", "Eviction refused"],
    [{ "empty-dir": 3 }, "consent", "emptyDir data is lost"],
    [{ "comes-back": 1 }, "consent", "Tolerates the cordon: comes back"],
    [{ "budget-wait": 3 }, "waits", "Budget allows none now"],
    [{ "webhook-wait": 1 }, "waits", "Waits for a webhook"],
    [{ "job-wait": 1 }, "waits", "Waits for its Job"],
    [{ "single-replica": 1 }, "outage", "Single replica: outage"],
    [{ pinned: 1 }, "pinned", "Pending until the node is back"],
    [{ job: 1, finished: 4 }, "moves", "Starts anew"],
    [{ replaced: 3 }, "moves", "Moves"],
    [{ terminating: 1, replaced: 2 }, "moves", "Moves"],
    [{ "daemon-set": 3 }, "stays", "Stays: DaemonSet"],
    [{ mirror: 1 }, "stays", "Stays: static"],
    [{ kept: 1 }, "stays", "Stays by consent"],
    [{ finished: 2 }, "ended", "Ended"],
    [{}, "none", "No pods"],
  ];
  it.each(cases)("%j", (causes, kind, text) => {
    expect(outlook(causes)).toEqual({ kind, text });
  });

  it("has a case for each kind", () => {
    expect(new Set(cases.map(([, kind]) => kind))).toEqual(new Set(OUTLOOKS));
  });

  it("tells the worst, and of how many pods", () => {
    expect(outlook({ replaced: 8, bare: 1, "budget-wait": 1 })).toEqual({
      kind: "lost",
      text: "Bare: lost, 1 of 10 pods",
    });
  });
});

describe("all replicas on one node", () => {
  const together = { pods: 2, nodes: 1 };
  it("are an outage without a budget", () => {
    expect(outlook({ replaced: 2 }, together)).toEqual({
      kind: "outage",
      text: "All 2 on one node: outage",
    });
  });
  it("leave one after another with one", () => {
    expect(outlook({ replaced: 2 }, { ...together, budgets: 1 }).kind).toBe("moves");
  });
  it("are nothing for Jobs and DaemonSets", () => {
    expect(outlook({ job: 2 }, together).kind).toBe("moves");
    expect(outlook({ "daemon-set": 2 }, together).kind).toBe("stays");
  });
});
