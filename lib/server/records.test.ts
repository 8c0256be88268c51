import { describe, expect, it, onTestFinished, vi } from "vitest";
import { DrydockError } from "@/lib/domain/errors";
import type { Past, RunBatch, RunEvent, RunRecord, RunStore } from "@/lib/operations/store-ports/runs";
import { createRecords } from "./records";
import { databaseStub } from "./testing/database-stub";

const run = (id: string, more: Partial<RunRecord> = {}): RunRecord => ({
  ...{ id, cluster: "harbor", node: "a", nodeUid: "uid-a", by: "mira", reason: "disk" },
  ...{ since: "2026-11-21T10:00:00.000Z", podsToMove: 3, options: { consents: [] } },
  ...more,
});
const event = (key: string): RunEvent => ({
  ...{ run: "m-1", key, at: "2026-11-21T10:00:01.000Z", kind: "machine", state: "blocked", text: key },
});
const AWAY = { state: "away", since: "2026-11-21T10:00:00.000Z", why: "no answer" } as const;
const past: Past = { runs: [run("m-0")], events: [] };

function setUp() {
  const database = databaseStub();
  const written: RunBatch[] = [];
  const store = {
    write: vi.fn<RunStore["write"]>(async (batch) => void written.push(batch)),
    recent: vi.fn<RunStore["recent"]>(async () => past),
  };
  return { database, store, written, records: createRecords(database, store) };
}
const lost = () => new DrydockError({ code: "database-away", why: "no answer" });

describe("what must be recorded", () => {
  it.each([
    [{ state: "ready" }, true],
    [AWAY, false],
    [{ ...AWAY, state: "full", why: "its disk is full" }, false],
  ] as const)("while the database is %o may begin: %s", (state, allowed) => {
    const { database, records } = setUp();
    database.set(state);
    if (allowed) expect(records.require).not.toThrow();
    else
      expect(records.require).toThrow(
        expect.objectContaining({ failure: { code: "database-away", why: state.why, since: AWAY.since } }),
      );
  });
});

describe("history", () => {
  it("is written together, runs with what happened in them", async () => {
    const { written, records } = setUp();
    records.keepRun(run("m-1"));
    records.keepEvent(event("one"));
    await records.close();
    expect(written).toEqual([{ runs: [run("m-1")], events: [event("one")] }]);
  });

  it("waits while the database is away, a run in its newest state, and is written at its return", async () => {
    const { database, written, records } = setUp();
    database.set(AWAY);
    records.keepRun(run("m-1"));
    records.keepRun(run("m-1", { completeAt: "2026-11-21T10:05:00.000Z" }));
    records.keepEvent(event("one"));
    await records.close();
    expect(written).toEqual([]);
    database.set({ state: "ready" });
    await records.close();
    expect(written).toEqual([
      { runs: [run("m-1", { completeAt: "2026-11-21T10:05:00.000Z" })], events: [event("one")] },
    ]);
  });

  it("keeps of an event that tells more under its key the newest, also while it is being written", async () => {
    const { store, written, records } = setUp();
    const more = (text: string) => ({ ...event("gone"), text });
    store.write.mockImplementationOnce(async (batch) => {
      written.push(batch);
      records.keepEvent(more("3 pods gone"));
    });
    records.keepEvent(more("p1 gone"));
    records.keepEvent(event("other"));
    records.keepEvent({ ...event("gone"), run: "m-2" });
    records.keepEvent(more("2 pods gone"));
    await records.close();
    expect(written.map(({ events }) => events)).toEqual([
      [more("2 pods gone"), event("other"), { ...event("gone"), run: "m-2" }],
      [more("3 pods gone")],
    ]);
  });

  it("loses nothing when the database goes away in the middle", async () => {
    const { store, written, records } = setUp();
    store.write.mockRejectedValueOnce(lost());
    records.keepEvent(event("one"));
    await vi.waitFor(() => expect(store.write).toHaveBeenCalledOnce());
    await records.close();
    expect(written).toEqual([{ runs: [], events: [event("one")] }]);
  });

  it("lets go of what can never be written, says so, and goes on", async () => {
    const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const { store, written, records } = setUp();
    store.write.mockRejectedValueOnce(new Error("value too long"));
    records.keepEvent(event("one"));
    await records.close();
    records.keepEvent(event("two"));
    await records.close();
    expect(written).toEqual([{ runs: [], events: [event("two")] }]);
    expect(String(said.mock.calls[0]?.[0])).toContain("history not written");
    said.mockRestore();
  });

  it("is written once a second at most, however often a run changes, in its newest state", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { written, records } = setUp();
    const goneIn = async (ms: number, podsGone: number) => {
      await vi.advanceTimersByTimeAsync(ms);
      records.keepRun(run("m-1", { podsGone }));
    };
    await goneIn(0, 1);
    for (let gone = 2; gone <= 50; gone++) await goneIn(10, gone);
    expect(written.map(({ runs }) => runs[0]?.podsGone)).toEqual([1]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(written.map(({ runs }) => runs[0]?.podsGone)).toEqual([1, 50]);
    records.keepEvent(event("last"));
    await records.close();
    expect(written.at(-1)?.events).toEqual([event("last")]);
  });

  it("is written in parts, since a run holds its pods", async () => {
    const { database, written, records } = setUp();
    database.set(AWAY);
    const pod = { uid: "p", namespace: "shop", name: "p", cause: "replaced", detail: "", heldMs: 0 } as const;
    const pods = Array.from({ length: 9_000 }, () => pod);
    for (const id of ["m-1", "m-2", "m-3"]) records.keepRun(run(id, { pods }));
    database.set({ state: "ready" });
    await records.close();
    expect(written.map(({ runs }) => runs.map(({ id }) => id))).toEqual([["m-1", "m-2"], ["m-3"]]);
  });

  it("has the plan of who turned it on and what who drives saw, whichever was told first", async () => {
    const { database, written, records } = setUp();
    database.set(AWAY);
    const plan = { madeAt: "2026-11-21T10:00:00.000Z", pods: [], checks: [] };
    const seen = { completeAt: "2026-11-21T10:00:01.000Z", podsGone: 0 };
    records.keepRun(run("m-1", seen));
    records.keepRun(run("m-1", { plan }));
    records.keepRun(run("m-2", { plan }));
    records.keepRun(run("m-2", { ...seen, plan: undefined }));
    database.set({ state: "ready" });
    await records.close();
    expect(written[0]?.runs).toEqual([run("m-1", { ...seen, plan }), run("m-2", { ...seen, plan })]);
  });

  it("keeps the newest events when too many wait", async () => {
    const { database, written, records } = setUp();
    database.set(AWAY);
    for (let n = 0; n < 10_005; n++) records.keepEvent(event(String(n)));
    database.set({ state: "ready" });
    await records.close();
    const keys = written.flatMap(({ events }) => events.map(({ key }) => key));
    expect([keys.length, keys[0], keys.at(-1)]).toEqual([10_000, "5", "10004"]);
  });

  it("is remembered once the database answers, and once only", async () => {
    const { database, store, records } = setUp();
    store.recent.mockRejectedValueOnce(lost());
    const take = vi.fn();
    records.recall("harbor", take);
    await vi.waitFor(() => expect(store.recent).toHaveBeenCalledOnce());
    expect(take).not.toHaveBeenCalled();
    database.set({ state: "ready" });
    await vi.waitFor(() => expect(take).toHaveBeenCalledExactlyOnceWith(past));
    database.set({ state: "ready" });
    await records.close();
    expect(take).toHaveBeenCalledOnce();
  });

  it("is read once for each of fifty clusters that begin together", async () => {
    const { store, records } = setUp();
    const takes = Array.from({ length: 50 }, (_, at) => {
      const take = vi.fn();
      records.recall(`c${at}`, take);
      return take;
    });
    await vi.waitFor(() => expect(takes.every((take) => take.mock.calls.length === 1)).toBe(true));
    expect(store.recent).toHaveBeenCalledTimes(50);
  });
});
