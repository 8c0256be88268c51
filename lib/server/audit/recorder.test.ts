import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AuditEntry } from "@/lib/domain/audit/record";
import { buildEntry } from "@/lib/domain/audit/testing/build";
import { DrydockError } from "@/lib/domain/errors";
import { metrics } from "@/lib/server/metrics/instruments";
import { createRecorder } from "./recorder";

/** A log that can be away. */
function aStore() {
  const written: AuditEntry[] = [];
  let away = false;
  return {
    written,
    goAway: (is: boolean) => {
      away = is;
    },
    async append(entries: readonly AuditEntry[]) {
      if (away) throw new DrydockError({ code: "database-away", why: "stopped" });
      written.push(...entries);
      return [];
    },
  };
}

const named = (requestId: string, over: Partial<AuditEntry> = {}) => buildEntry({ requestId, ...over });

describe("the recorder", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse("2026-11-21T12:00:00Z") });
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
  const start = () => {
    const store = aStore();
    return { store, recorder: createRecorder(store, { now: () => new Date() }) };
  };
  /** What metrics say of it. */
  const gauge = async () => (await metrics().audit.waiting.get()).values[0]?.value;
  const ids = ({ written }: ReturnType<typeof aStore>) => written.map(({ requestId }) => requestId);

  it("writes at once", async () => {
    const { store, recorder } = start();
    await recorder.first(named("a"));
    await recorder.tell(named("b"));
    expect(ids(store)).toEqual(["a", "b"]);
  });

  it("throws for what must not be without its record, and keeps nothing of it", async () => {
    const { store, recorder } = start();
    store.goAway(true);
    await expect(recorder.first(named("a"))).rejects.toMatchObject({ failure: { code: "database-away" } });
    expect(recorder.waiting()).toBe(0);
  });

  it("keeps the others in their order until the database is back", async () => {
    const { store, recorder } = start();
    store.goAway(true);
    await recorder.tell(named("a"));
    await recorder.tell(named("b"));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(recorder.waiting()).toBe(2);
    expect(await gauge()).toBe(2);
    store.goAway(false);
    await recorder.tell(named("c"));
    expect(ids(store)).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(ids(store)).toEqual(["a", "b", "c"]);
    expect(recorder.waiting()).toBe(0);
    expect(await gauge()).toBe(0);
  });

  it("tells how many it could not keep", async () => {
    const { store, recorder } = start();
    store.goAway(true);
    for (let at = 0; at < 10_050; at++) await recorder.tell(named(`r${at}`));
    store.goAway(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(store.written).toHaveLength(10_001);
    expect(store.written.at(-1)).toMatchObject({ action: "audit.held-back", detail: { count: 50 } });
  });

  it("bounds what is only tried, by address, and tells the rest in one", async () => {
    const { store, recorder } = start();
    for (let at = 0; at < 500; at++) await recorder.tried(named(`r${at}`, { address: "192.0.2.7" }));
    expect(store.written).toHaveLength(10);
    await vi.advanceTimersByTimeAsync(62_000);
    expect(store.written.at(-1)).toMatchObject({
      action: "audit.held-back",
      address: "192.0.2.7",
      result: "refused",
      actor: { name: "Drydock" },
      detail: { count: 490 },
    });
  });

  it("tells what it held back also when the console stops in the middle", async () => {
    const { store, recorder } = start();
    for (let at = 0; at < 15; at++) await recorder.tried(named(`r${at}`, { address: "192.0.2.7" }));
    await recorder.stop();
    expect(store.written).toHaveLength(11);
    expect(store.written.at(-1)).toMatchObject({ action: "audit.held-back", detail: { count: 5 } });
  });

  it("says in the log what it could not write before its end", async () => {
    const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const { store, recorder } = start();
    store.goAway(true);
    await recorder.tell(named("a"));
    await recorder.stop();
    expect(JSON.parse(String(said.mock.calls.at(-1)?.[0]))).toMatchObject({ level: "error", records: 1 });
    said.mockRestore();
  });

  it("writes what waits when the console stops", async () => {
    const { store, recorder } = start();
    store.goAway(true);
    await recorder.tell(named("a"));
    store.goAway(false);
    await recorder.stop();
    expect(ids(store)).toEqual(["a"]);
  });
});
