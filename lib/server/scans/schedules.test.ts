import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Principal } from "@/lib/domain/access/principal";
import { buildMember } from "@/lib/domain/access/testing/principals";
import type { AuditEntry } from "@/lib/domain/audit/record";
import { DrydockError } from "@/lib/domain/errors";
import type { ObservedNode } from "@/lib/domain/observed";
import type { ScanSchedule, ScheduledStart } from "@/lib/domain/scans/schedule";
import { buildIndex, buildIntent, buildNode } from "@/lib/domain/testing/build";
import type { NewScan } from "@/lib/operations/scan-port";
import type { Runtime } from "@/lib/server/runtime";
import { readSettings } from "@/lib/server/settings";
import { startSchedules } from "./schedules";

beforeEach(() => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const schedule: ScanSchedule = {
  id: "s",
  cluster: "harbor",
  kind: "kube-bench",
  scope: { nodes: ["a"] },
  timing: { time: "03:30", zone: "UTC" },
  enabled: true,
  createdBy: "mira",
  owner: { personId: "person-mira", groups: [] },
  since: "2026-11-20T12:00:00.000Z",
};
const dueAt = "2026-11-21T03:30:00.000Z";

interface Given {
  nodes?: ObservedNode[];
  leads?: boolean;
  live?: boolean;
  begun?: boolean;
  now?: string;
  failure?: Error;
  reading?: Error;
  /** Who answers for it, as they are now; null: they may not sign in any more. */
  owner?: Principal | null;
}

async function look(given: Given = {}) {
  const started: NewScan[] = [];
  const recorded: ScheduledStart[] = [];
  const audit: AuditEntry[] = [];
  const clock = { now: () => new Date(given.now ?? dueAt) };
  const scans = {
    list: async () => [],
    async start(scan: NewScan) {
      if (given.failure) throw given.failure;
      started.push(scan);
    },
    takeBack: async () => {},
  };
  const index = buildIndex({ nodes: given.nodes ?? [buildNode("a"), buildNode("b")] });
  const runtime = {
    leads: () => given.leads ?? true,
    port: { freshness: () => ({ state: (given.live ?? true) ? "live" : "stale" }) },
    scans: { forget: () => {} },
    context: ({ name }: { name: string }) => ({
      cluster: { scans },
      index: () => index,
      clock,
      actor: { name },
      exclusive: <T>(work: () => Promise<T>) => work(),
    }),
  } as unknown as Runtime; // no more of it is used
  const schedules = startSchedules({
    clusters: new Map([["harbor", runtime]]),
    store: {
      async of() {
        if (given.reading) throw given.reading;
        return [schedule];
      },
      begin: async () => given.begun ?? true,
      async record(_, start) {
        recorded.push(start);
      },
    },
    recorder: {
      async tell(entry) {
        audit.push(entry);
      },
    },
    find: async () =>
      given.owner === undefined ? buildMember("mira", "cluster-editor") : (given.owner ?? undefined),
    settings: readSettings({ NODE_ENV: "test", DRYDOCK_KUBE_BENCH_IMAGE: "bench:1" }),
    clock,
  });
  await schedules.work();
  await schedules.stop();
  return { started, recorded, audit };
}

it("a scan that is due is started in the name of who scheduled it, and the audit log says so", async () => {
  const { started, recorded, audit } = await look();
  expect(started).toMatchObject([
    { kind: "kube-bench", by: "a schedule of mira", image: "bench:1", targets: [{ node: "a" }] },
  ]);
  expect(recorded).toEqual([{ dueAt, outcome: "started", run: "20261121033000" }]);
  expect(audit).toMatchObject([
    {
      action: "scan.start",
      stage: "event",
      cluster: "harbor",
      object: "scan kube-bench",
      result: "done",
      detail: { nodes: "a", schedule: "s", by: "mira" },
    },
  ]);
});

describe("it is not started and says why", () => {
  const deny = new DrydockError({ code: "forbidden", verb: "create", object: "job", why: "RBAC" });
  it.each<[string, Given, ScheduledStart["outcome"], string, AuditEntry["result"]]>([
    [
      "while a node is in maintenance",
      { nodes: [buildNode("a"), buildNode("b", { intent: buildIntent() })] },
      "skipped",
      "b is in maintenance",
      "refused",
    ],
    ["when nobody was there", { now: "2026-11-21T05:00:00Z" }, "skipped", "No console led", "refused"],
    [
      "for somebody who may not sign in any more",
      { owner: null },
      "skipped",
      "mira may not sign in any more. Whoever may and changes the schedule answers for it.",
      "refused",
    ],
    [
      "for somebody whose role was taken",
      { owner: buildMember("mira", "cluster-viewer") },
      "skipped",
      "mira has the role Cluster Viewer on harbor.",
      "refused",
    ],
    ["when it may not", { failure: deny }, "failed", "Not allowed: create job.", "failed"],
  ])("%s", async (_, given, outcome, why, result) => {
    const { started, recorded, audit } = await look(given);
    expect(started).toEqual([]);
    expect(recorded).toMatchObject([{ dueAt, outcome, why: expect.stringContaining(why) }]);
    expect(audit).toMatchObject([{ result, detail: { why: expect.stringContaining(why) } }]);
  });
});

it.each<[string, Given]>([
  ["leads the cluster", { leads: false }],
  ["is first", { begun: false }],
  ["sees the cluster as it is now", { live: false }],
  ["is in time", { now: "2026-11-21T03:29:59Z" }],
])("nothing is done by one that is not the one who %s", async (_, given) => {
  expect(await look(given)).toEqual({ started: [], recorded: [], audit: [] });
});

it("a database that is away is logged, and nothing is started", async () => {
  const reading = new DrydockError({ code: "database-away", why: "x" });
  expect(await look({ reading })).toEqual({ started: [], recorded: [], audit: [] });
  expect(process.stderr.write).toHaveBeenCalledTimes(1);
});
