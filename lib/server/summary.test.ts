import { describe, expect, it } from "vitest";
import type { NodeRow } from "@/lib/contracts/node";
import { buildControlPlane, buildEtcd, buildIndex } from "@/lib/domain/testing/build";
import type { ClusterPort, Freshness } from "@/lib/operations/ports";
import { aboutBody, UNSAID } from "./fleet/about";
import { byPool } from "./rows";
import { summaryOf } from "./summary";

const LIVE: Freshness = { state: "live", lastSeen: "2026-11-21T12:00:00Z" };

function row(name: string, over: Partial<NodeRow> = {}): NodeRow {
  return {
    name,
    uid: `uid-${name}`,
    pool: "workers",
    poolKind: "worker",
    roles: [],
    health: { state: "healthy", text: "Healthy" },
    status: "Ready",
    schedulable: true,
    version: "v1.34.0",
    pods: 1,
    cpuMilli: { requested: 100, allocatable: 4000 },
    memoryBytes: { requested: 1024, allocatable: 4096 },
    podSlots: { requested: 1, allocatable: 110 },
    createdAt: "2026-11-20T12:00:00Z",
    labels: {},
    taints: [],
    refusals: {},
    ...over,
  };
}

const maintained = (phase: "blocked" | "initiated") => ({
  maintenance: { phase } as NodeRow["maintenance"],
});
const sick = { health: { state: "not-ready" as const, text: "gone" } };

interface Said {
  freshness?: Freshness;
  latency?: number;
}

function portOf({ freshness = LIVE, latency }: Said = {}): ClusterPort {
  const port: Partial<ClusterPort> = {
    info: { id: "harbor", name: "Harbor", server: "127.0.0.1:6443" },
    freshness: () => freshness,
    latencyMs: () => latency,
    version: () => "v1.34.0",
  };
  return port as ClusterPort; // a summary asks no more
}

const SAID = {
  ...aboutBody(UNSAID),
  kubeconfig: { user: "harbor.kubeconfig", admin: "admin.harbor.kubeconfig" },
};
const summarize = (rows: NodeRow[], said?: Said) => summaryOf(portOf(said), undefined, rows, undefined, SAID);

it.each(["as given", "the other way round"])(
  "orders control plane first, then pools, then names: %s",
  (way) => {
    const plane = { pool: "zz", poolKind: "control-plane" } as const;
    const rows = [row("n2"), row("n1"), row("g", { pool: "gpu" }), row("c", plane)];
    if (way !== "as given") rows.reverse();
    expect(rows.sort(byPool).map(({ name }) => name)).toEqual(["c", "g", "n1", "n2"]);
  },
);

describe("health", () => {
  const away: Freshness = { state: "unreachable", since: "2026-11-21T12:00:00Z", why: "no route" };
  it.each<[string, string, NodeRow[], Said]>([
    ["unknown", "Not known", [row("a", sick)], { freshness: away, latency: 3 }],
    ["unknown", "Not known", [], { freshness: { state: "connecting", since: away.since } }],
    ["unhealthy", "1 node not Ready", [row("a", sick), row("b")], { latency: 3 }],
    ["healthy", "API server answers in 4 ms", [row("a")], { latency: 3.6 }],
    ["healthy", "API server answers", [row("a")], {}],
  ])("%s: %s", (state, text, rows, said) => {
    expect(summarize(rows, said).health).toEqual({ state, text });
  });
});

it("counts nodes, maintenances and what is asked of them", () => {
  const rows = [
    row("a", { poolKind: "control-plane" }),
    row("b", { ...maintained("blocked"), schedulable: false }),
    row("c", { ...maintained("initiated"), schedulable: false, version: "v1.33.1" }),
    row("d", { ...sick, version: "v1.33.1" }),
    row("e", { version: "v1.32.0", health: { state: "pressure", text: "disk pressure" } }),
  ];
  const summary = summarize(rows, { latency: 3.6 });
  expect(summary.nodes).toEqual({
    total: 5,
    ready: 4,
    schedulable: 3,
    controlPlane: 1,
    otherVersions: [
      { version: "v1.33.1", nodes: 2 },
      { version: "v1.32.0", nodes: 1 },
    ],
  });
  expect(summary.maintenance).toEqual({ total: 2, blocked: 1 });
  expect(summary.cpuMilli).toEqual({ requested: 500, allocatable: 20_000 });
  expect(summary.memoryBytes).toEqual({ requested: 5 * 1024, allocatable: 5 * 4096 });
  expect(summary.latencyMs).toBe(4);
});

it("draws one square a node: its phase first, else its health, equal neighbours of a pool as one run", () => {
  const rows = [
    row("a"),
    row("b", sick),
    row("c", { ...maintained("blocked"), ...sick }),
    row("d", { health: { state: "pressure", text: "disk pressure" } }),
    row("e"),
    row("f", { pool: "zoo" }),
  ];
  expect(summarize(rows).squares.map(({ pool, state, nodes }) => [pool, state, nodes])).toEqual([
    ["workers", "healthy", 1],
    ["workers", "not-ready", 1],
    ["workers", "blocked", 1],
    ["workers", "healthy", 2],
    ["zoo", "healthy", 1],
  ]);
});

it("tells etcd where it is seen", () => {
  const nodes = [buildControlPlane("a"), buildControlPlane("b", { conditions: [] })];
  const index = buildIndex({ nodes, pods: [buildEtcd("a"), buildEtcd("b")] });
  expect(summaryOf(portOf(), index, [], undefined, SAID).etcd).toEqual({ members: 2, ready: 1 });
  expect(summaryOf(portOf(), buildIndex(), [], undefined, SAID).etcd).toBeUndefined();
});

it("tells who drives, with the Lease's microseconds cut to what browsers read", () => {
  const lease = {
    holder: "console-1",
    renewedAt: "2026-11-21T12:00:00.123456Z",
    leaseSeconds: 15,
    resourceVersion: "1",
  };
  const { driver } = summaryOf(portOf(), undefined, [], lease, SAID);
  expect(driver).toEqual({ holder: "console-1", renewedAt: "2026-11-21T12:00:00.123Z" });
  expect(summarize([]).driver).toBeUndefined();
  // A Lease is an object that others can write, too.
  for (const strange of [{ renewedAt: "" }, { renewedAt: "soon" }, { holder: "" }])
    expect(summaryOf(portOf(), undefined, [], { ...lease, ...strange }, SAID).driver).toBeUndefined();
});
