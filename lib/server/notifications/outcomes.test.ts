import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { MaintenanceState } from "@/lib/domain/maintenance";
import type { News } from "@/lib/domain/notifications/news";
import type { Outcome } from "@/lib/domain/notifications/outcome";
import { buildIntent, buildNode, NOW } from "@/lib/domain/testing/build";
import type { OutcomeRecord, OutcomeStore, RunSubject } from "@/lib/operations/store-ports/notifications";
import { createOutcomes } from "./outcomes";

/** What is recorded, in memory, as two consoles share it. */
function aLedger() {
  const rows: OutcomeRecord[] = [];
  const news: News[] = [];
  let away = false;
  const there = () => {
    if (away) throw new Error("away");
  };
  const store: OutcomeStore = {
    async recorded(runId) {
      there();
      return rows.filter((row) => row.runId === runId).map(({ key, kind }) => ({ key, kind }));
    },
    async open() {
      there();
      const ended = new Set(rows.filter(({ kind }) => kind === "ended").map(({ runId }) => runId));
      return rows
        .filter(({ kind, runId }) => kind === "started" && !ended.has(runId))
        .map(({ runId, subject }): { runId: string; subject: RunSubject } => ({ runId, subject }));
    },
    async record(outcome, _entry, told) {
      there();
      if (rows.some(({ runId, key }) => runId === outcome.runId && key === outcome.key)) return false;
      rows.push(outcome);
      if (told) news.push(told);
      return true;
    },
  };
  const goAway = (is: boolean) => {
    away = is;
  };
  return { rows, news, store, goAway, kinds: (): Outcome[] => rows.map(({ kind }) => kind) };
}

const intent = buildIntent({ since: NOW.toISOString() });
const node = buildNode("a", { intent, unschedulable: true });
const state = (phase: MaintenanceState["phase"]): MaintenanceState => ({
  phase,
  progress: { total: 0, moved: 0, waiting: 0, failed: 0 },
  headline: "0 of 0 pods moved",
  remaining: [],
  staying: [],
  proof: [],
  readings: [],
});

describe("outcomes", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: NOW });
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
  let name = "Harbor";
  const aConsole = (ledger: ReturnType<typeof aLedger>, hours = 0) =>
    createOutcomes({
      cluster: () => ({ id: "harbor", name }),
      store: ledger.store,
      forgottenHours: () => hours,
      now: () => new Date(),
      onQueued: () => undefined,
    });
  const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);

  it("are recorded in their order, a block once it lasted", async () => {
    const ledger = aLedger();
    const outcomes = aConsole(ledger);
    outcomes.observe(node, intent, state("blocked"), true);
    await pass(50);
    expect(ledger.kinds()).toEqual(["started"]);
    await pass(15);
    expect(ledger.kinds()).toEqual(["started", "blocked"]);
    outcomes.observe(node, intent, state("complete"), true);
    await pass(1);
    outcomes.ended(() => undefined, true);
    await pass(2);
    expect(ledger.kinds()).toEqual(["started", "blocked", "complete", "ended"]);
    await outcomes.stop();
  });

  it("name the cluster as it is called when they happen", async () => {
    const ledger = aLedger();
    const outcomes = aConsole(ledger);
    outcomes.observe(node, intent, state("complete"), true);
    await pass(1);
    name = "Harbor of the north";
    outcomes.ended(() => undefined, true);
    await pass(2);
    expect(ledger.news.map(({ kind, cluster }) => [kind, cluster.name])).toEqual([
      ["started", "Harbor"],
      ["complete", "Harbor"],
      ["ended", "Harbor of the north"],
    ]);
    await outcomes.stop();
  });

  it("are recorded by who drives alone, and another console goes on where one stopped", async () => {
    const ledger = aLedger();
    const [first, second] = [aConsole(ledger), aConsole(ledger)];
    first.observe(node, intent, state("complete"), true);
    second.observe(node, intent, state("complete"), false);
    await pass(3);
    first.observe(node, intent, state("complete"), false);
    second.observe(node, intent, state("complete"), true);
    await pass(3);
    expect(ledger.kinds()).toEqual(["started", "complete"]);
    second.ended(() => undefined, true);
    await pass(2);
    expect(ledger.kinds()).toEqual(["started", "complete", "ended"]);
    await Promise.all([first.stop(), second.stop()]);
  });

  it("wait for a database that is away", async () => {
    const ledger = aLedger();
    const outcomes = aConsole(ledger);
    ledger.goAway(true);
    outcomes.observe(node, intent, state("initiated"), true);
    await pass(5);
    outcomes.ended(() => undefined, true);
    ledger.goAway(false);
    outcomes.observe(node, intent, state("complete"), true);
    await pass(5);
    expect(ledger.kinds()[0]).toBe("started");
    await outcomes.stop();
  });

  it("tell the end of a maintenance that nobody saw end", async () => {
    const ledger = aLedger();
    const before = aConsole(ledger);
    before.observe(node, intent, state("complete"), true);
    await pass(3);
    await before.stop();
    const after = aConsole(ledger);
    after.ended(() => buildNode("a"), true);
    await pass(3);
    expect(ledger.kinds()).toEqual(["started", "complete", "ended"]);
    await after.stop();
  });

  it("remind of what was forgotten, once a day", async () => {
    const ledger = aLedger();
    const outcomes = aConsole(ledger, 1);
    outcomes.observe(node, intent, state("complete"), true);
    await pass(3_500);
    expect(ledger.kinds()).toEqual(["started", "complete"]);
    await pass(200);
    expect(ledger.rows.at(-1)).toMatchObject({ kind: "forgotten", key: "reminder-1" });
    await pass(3_600);
    expect(ledger.rows).toHaveLength(3);
    await outcomes.stop();
  });
});
