import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DrydockError } from "@/lib/domain/errors";
import type { ClusterPort, Freshness, LeaseRecord } from "@/lib/operations/ports";
import { type Leader, startLeader } from "./leader";

/** One Lease as the API server keeps it, with the precondition of an update. */
function fakeLease(initial?: Partial<LeaseRecord>) {
  const writes: string[] = [];
  const server = {
    record: initial && { holder: "other", renewedAt: "", leaseSeconds: 15, resourceVersion: "1", ...initial },
    freshness: { state: "live", lastSeen: "" } as Freshness,
    failure: undefined as Error | undefined,
    /** Milliseconds until the API server sees a call, and again until its answer is there. */
    delayMs: 0,
    reads: 0,
    writes,
  };
  const port: Partial<ClusterPort> = {
    info: { id: "c", name: "c", server: "" },
    freshness: () => server.freshness,
    async readLease() {
      server.reads++;
      if (server.delayMs) await delay(server.delayMs);
      if (server.failure) throw server.failure;
      return server.record;
    },
    async writeLease({ holder, leaseSeconds, resourceVersion }) {
      if (server.delayMs) await delay(server.delayMs);
      if (server.failure) throw server.failure;
      if (resourceVersion !== server.record?.resourceVersion)
        throw new DrydockError({ code: "conflict", object: "lease", why: "Another was faster." });
      writes.push(holder);
      const version = String(Number(resourceVersion ?? 0) + 1);
      server.record = { holder, renewedAt: "", leaseSeconds, resourceVersion: version };
      const { record } = server;
      if (server.delayMs) await delay(server.delayMs);
      return record;
    },
  };
  return { server, port: port as ClusterPort };
}

const delay = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Another holder renews. */
function renew(server: ReturnType<typeof fakeLease>["server"]) {
  if (server.record)
    server.record = { ...server.record, resourceVersion: `${Number(server.record.resourceVersion) + 1}` };
}

describe("the leader", () => {
  const leaders: Leader[] = [];
  const start = (port: ClusterPort, holder = "me", onChange = () => {}) => {
    const leader = startLeader(port, { holder, succeeds: (other) => other === `${holder}, dead` }, onChange);
    leaders.push(leader);
    return leader;
  };
  const seconds = (n: number) => vi.advanceTimersByTimeAsync(n * 1000);

  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
  });
  afterEach(() => {
    for (const leader of leaders.splice(0)) leader.stop();
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it.each([
    ["there is none", undefined],
    ["it was released", { holder: "" }],
    ["it is its own from before a restart", { holder: "me" }],
    ["an earlier run of it held it and has ended", { holder: "me, dead" }],
  ])("takes the Lease at once when %s", async (_, initial) => {
    const { port, server } = fakeLease(initial);
    const leader = start(port);
    expect(leader.leads()).toBe(false);
    await seconds(0);
    expect(leader.leads()).toBe(true);
    expect(leader.record()).toMatchObject({ holder: "me", leaseSeconds: 15 });
    expect(server.writes).toEqual(["me"]);
  });

  it("renews every two seconds", async () => {
    const { port, server } = fakeLease();
    start(port);
    await seconds(7);
    expect(server.writes).toHaveLength(4);
  });

  it("leaves it to another that renews, whatever times it writes", async () => {
    const { port, server } = fakeLease({ renewedAt: "2001-01-01T00:00:00Z" });
    const leader = start(port);
    for (let n = 0; n < 6; n++) {
      await seconds(10);
      renew(server);
    }
    expect([leader.leads(), server.writes]).toEqual([false, []]);
    expect(leader.record()?.holder).toBe("other");
  });

  it("takes it over when it saw no change for longer than the Lease lasts", async () => {
    const { port, server } = fakeLease({ leaseSeconds: 15 });
    const leader = start(port);
    await seconds(15);
    expect([leader.leads(), server.writes]).toEqual([false, []]);
    await seconds(1);
    expect([leader.leads(), server.writes]).toEqual([true, ["me"]]);
  });

  it("one of two takes an expired Lease", async () => {
    const { port, server } = fakeLease();
    const both = [start(port, "me"), start(port, "you")];
    await seconds(20);
    expect(both.filter((leader) => leader.leads())).toHaveLength(1);
    expect(new Set(server.writes).size).toBe(1);
  });

  it("stops to lead 10 s after its last renewal, before another may take the Lease, and tells", async () => {
    const { port, server } = fakeLease();
    const onChange = vi.fn();
    const leader = start(port, "me", onChange);
    await seconds(0);
    expect(onChange).toHaveBeenCalledTimes(1);
    server.failure = new Error("no route");
    await seconds(9.9);
    expect(leader.leads()).toBe(true);
    await seconds(0.2);
    expect(leader.leads()).toBe(false);
    await seconds(2);
    expect(onChange).toHaveBeenCalledTimes(2);
    server.failure = undefined;
    await seconds(2);
    expect([leader.leads(), onChange.mock.calls.length]).toEqual([true, 3]);
  });

  it("does not ask a cluster that is away", async () => {
    const { port, server } = fakeLease();
    server.freshness = { state: "unreachable", since: "", why: "no route" };
    const leader = start(port);
    await seconds(5);
    expect([leader.leads(), server.writes]).toEqual([false, []]);
    server.freshness = { state: "live", lastSeen: "" };
    await seconds(1);
    expect(leader.leads()).toBe(true);
  });

  it("renews on what it wrote last, without reading it", async () => {
    const { port, server } = fakeLease();
    start(port);
    await seconds(60);
    expect(server.reads).toBe(1);
  });

  it("counts from when the renewal was sent, not from its answer", async () => {
    const { port, server } = fakeLease();
    const leader = start(port);
    await seconds(0);
    server.delayMs = 4_500;
    await seconds(10.5);
    expect(leader.leads()).toBe(false);
    // Sent at 2 s and answered at 11 s, it lasts until 12 s.
    await seconds(1);
    expect(leader.leads()).toBe(true);
    await seconds(1);
    expect(leader.leads()).toBe(false);
  });

  it("leads all the time with an API server that takes almost 5 s", async () => {
    const { port, server } = fakeLease();
    server.delayMs = 2_450;
    const leader = start(port);
    await seconds(10);
    let led = 0;
    for (let n = 0; n < 100; n++) {
      await seconds(1);
      led += Number(leader.leads());
    }
    expect(led).toBe(100);
  });

  it.each([
    ["another took it", { holder: "other", renewedAt: "", leaseSeconds: 15, resourceVersion: "99" }],
    ["somebody deleted it", undefined],
  ])("stops to lead as soon as a renewal finds that %s", async (_, record) => {
    const { port, server } = fakeLease();
    const leader = start(port);
    await seconds(1);
    server.record = record;
    server.failure = undefined;
    await seconds(1);
    expect(leader.leads()).toBe(false);
    await seconds(4);
    expect(leader.leads()).toBe(record === undefined);
  });

  it("that was stopped for 20 s does not lead when it wakes up, and does not write over who took it", async () => {
    const { port, server } = fakeLease();
    const leader = start(port);
    await seconds(1);
    expect(leader.leads()).toBe(true);
    // What SIGSTOP does: clocks go on, nothing runs.
    vi.spyOn(performance, "now").mockReturnValue(performance.now() + 20_000);
    expect(leader.leads()).toBe(false);
    server.record = { holder: "other", renewedAt: "", leaseSeconds: 15, resourceVersion: "99" };
    const before = server.writes.length;
    await seconds(10);
    expect([leader.leads(), server.writes.length]).toEqual([false, before]);
  });

  it("does not lead after its machine slept, when only the wall clock went on", async () => {
    const { port, server } = fakeLease();
    const leader = start(port);
    await seconds(1);
    server.failure = new Error("no route");
    vi.setSystemTime(Date.now() + 3_600_000);
    expect(leader.leads()).toBe(false);
  });

  it("does not take another's Lease early when the wall clock is set forward", async () => {
    const { port, server } = fakeLease({});
    const leader = start(port);
    await seconds(1);
    vi.setSystemTime(Date.now() + 3_600_000);
    await seconds(5);
    expect([leader.leads(), server.writes]).toEqual([false, []]);
  });

  it("takes a Lease that names no duration for one of 15 s", async () => {
    const { port } = fakeLease({ leaseSeconds: 0 });
    const leader = start(port);
    await seconds(14);
    expect(leader.leads()).toBe(false);
    await seconds(4);
    expect(leader.leads()).toBe(true);
  });

  it("does not lead once stopped", async () => {
    const { port } = fakeLease();
    const leader = start(port);
    await seconds(0);
    leader.stop();
    expect(leader.leads()).toBe(false);
  });

  it("asks no more once stopped", async () => {
    const { port, server } = fakeLease();
    const leader = start(port);
    await seconds(0);
    leader.stop();
    await seconds(60);
    expect(server.writes).toHaveLength(1);
  });
});
