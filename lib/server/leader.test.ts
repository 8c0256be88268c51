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
    writes,
  };
  const port: Partial<ClusterPort> = {
    info: { id: "c", name: "c", server: "" },
    freshness: () => server.freshness,
    async readLease() {
      if (server.failure) throw server.failure;
      return server.record;
    },
    async writeLease({ holder, leaseSeconds, resourceVersion }) {
      if (server.failure) throw server.failure;
      if (resourceVersion !== server.record?.resourceVersion)
        throw new DrydockError({ code: "conflict", object: "lease", why: "Another was faster." });
      writes.push(holder);
      const version = String(Number(resourceVersion ?? 0) + 1);
      server.record = { holder, renewedAt: "", leaseSeconds, resourceVersion: version };
      return server.record;
    },
  };
  return { server, port: port as ClusterPort };
}

/** Another holder renews. */
function renew(server: ReturnType<typeof fakeLease>["server"]) {
  if (server.record)
    server.record = { ...server.record, resourceVersion: `${Number(server.record.resourceVersion) + 1}` };
}

describe("the leader", () => {
  const leaders: Leader[] = [];
  const start = (port: ClusterPort, holder = "me", onChange = () => {}) => {
    const leader = startLeader(port, holder, onChange);
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

  it("asks no more once stopped", async () => {
    const { port, server } = fakeLease();
    const leader = start(port);
    await seconds(0);
    leader.stop();
    await seconds(60);
    expect(server.writes).toHaveLength(1);
  });
});
