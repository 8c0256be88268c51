import { describe, expect, it } from "vitest";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import type { NodeRow } from "@/lib/contracts/node";
import type { ActivityEntry } from "@/lib/contracts/stream";
import { applyEvent, type ClusterView, MAX_ACTIVITY } from "./apply-event";

const topic = "/clusters/harbor";

function row(name: string, pods = 10): NodeRow {
  return {
    name,
    uid: `uid-${name}`,
    pool: "general",
    poolKind: "worker",
    roles: ["worker"],
    health: { state: "healthy", text: "Healthy" },
    status: "Ready",
    schedulable: true,
    version: "v1.36.3",
    pods,
    cpuMilli: { requested: 1, allocatable: 4 },
    memoryBytes: { requested: 1, allocatable: 4 },
    podSlots: { requested: pods, allocatable: 110 },
    createdAt: "2026-10-01T00:00:00.000Z",
    labels: {},
    taints: [],
    refusals: {},
  };
}

function summary(total: number): ClusterSummary {
  return {
    id: "harbor",
    name: "harbor",
    server: "127.0.0.1:6443",
    freshness: { state: "live" },
    health: { state: "healthy", text: "Healthy" },
    nodes: { total, ready: total, schedulable: total, controlPlane: 0, otherVersions: [] },
    maintenance: { total: 0, blocked: 0 },
    squares: [],
    cpuMilli: { requested: 0, allocatable: 1 },
    memoryBytes: { requested: 0, allocatable: 1 },
    origin: "file",
    tags: [],
    impersonation: { mode: "auto", userPrefix: "", groupPrefix: "" },
    kubeconfig: { user: "harbor.kubeconfig" },
  };
}

const entry = (id: string, at: string): ActivityEntry => ({
  id,
  at,
  node: "a",
  kind: "machine",
  state: "neutral",
  text: id,
});

/** As it comes off the wire: every object is new. */
const fresh = <T>(value: T): T => structuredClone(value);

const snapshot = (nodes: NodeRow[], activity: ActivityEntry[] = []) =>
  fresh({ type: "snapshot" as const, topic, cluster: summary(nodes.length), nodes, activity });

const names = (view: ClusterView) => view.nodes?.map(({ name }) => name);

describe("a snapshot", () => {
  it("fills an empty view", () => {
    const view = applyEvent({}, snapshot([row("a"), row("b")]));
    expect(names(view)).toEqual(["a", "b"]);
    expect(view.cluster?.nodes.total).toBe(2);
    expect(view.activity).toEqual([]);
  });

  it("that brings no news leaves every object as it was", () => {
    const before = applyEvent({}, snapshot([row("a"), row("b")]));
    const after = applyEvent(before, snapshot([row("a"), row("b")]));
    expect(after.nodes).toBe(before.nodes);
    expect(after.cluster).toBe(before.cluster);
  });

  it("keeps unchanged rows also when others came before them or left", () => {
    const before = applyEvent({}, snapshot([row("b"), row("c"), row("d")]));
    const after = applyEvent(before, snapshot([row("a"), row("b", 11), row("d")]));
    expect(names(after)).toEqual(["a", "b", "d"]);
    expect(after.nodes?.[1]?.pods).toBe(11);
    expect(after.nodes?.[2]).toBe(before.nodes?.[2]);
  });

  it("keeps the rows that were seen when it does not know them yet", () => {
    const before = applyEvent({}, snapshot([row("a")]));
    const after = applyEvent(before, { ...snapshot([]), nodes: undefined });
    expect(after.nodes).toBe(before.nodes);
  });

  it("replaces the activity", () => {
    const before = applyEvent({}, snapshot([], [entry("1", "2026-11-21T12:00:00Z")]));
    const after = applyEvent(before, snapshot([], [entry("2", "2026-11-21T12:01:00Z")]));
    expect(after.activity?.map(({ id }) => id)).toEqual(["2"]);
  });
});

describe("a delta", () => {
  const before = applyEvent(
    {},
    snapshot([row("a"), row("b"), row("c")], [entry("1", "2026-11-21T12:00:00Z")]),
  );

  it("replaces, adds and removes by name and keeps the rest", () => {
    const after = applyEvent(before, {
      type: "delta",
      topic,
      nodes: [row("b", 11), row("z")],
      removedNodes: ["c"],
    });
    expect(names(after)).toEqual(["a", "b", "z"]);
    expect(after.nodes?.[0]).toBe(before.nodes?.[0]);
    expect(after.nodes?.[1]?.pods).toBe(11);
    expect(after.cluster).toBe(before.cluster);
    expect(after.activity).toBe(before.activity);
  });

  it("changes the members that it names, and takes those away that are no more", () => {
    const zoned = applyEvent({}, snapshot([{ ...row("a"), zone: "north" }]));
    const after = applyEvent(zoned, {
      type: "delta",
      topic,
      nodes: [{ name: "a", pods: 12, without: ["zone"] }],
    });
    expect(after.nodes).toEqual([row("a", 12)].map((one) => ({ ...one, podSlots: row("a").podSlots })));
    expect(after.nodes?.[0]).not.toHaveProperty("zone");
    expect(after.nodes?.[0]).not.toHaveProperty("without");
  });

  it("leaves out what changed of a row that is not here: a part must not look like a whole", () => {
    const after = applyEvent(before, { type: "delta", topic, nodes: [{ name: "gone", pods: 3 }] });
    expect(after.nodes).toBe(before.nodes);
  });

  it("with rows that are equal changes nothing", () => {
    const after = applyEvent(before, { type: "delta", topic, nodes: [row("b")] });
    expect(after.nodes).toBe(before.nodes);
  });

  it("a node that was deleted and made again in one delta is there", () => {
    const after = applyEvent(before, {
      type: "delta",
      topic,
      nodes: [{ ...row("b"), uid: "new" }],
      removedNodes: ["b"],
    });
    expect(after.nodes?.find(({ name }) => name === "b")?.uid).toBe("new");
  });

  it("before the first snapshot makes no list: a part must not look like the whole", () => {
    expect(applyEvent({}, { type: "delta", topic, nodes: [row("a")] }).nodes).toBeUndefined();
  });

  it("adds activity newest first, each id once, and forgets the oldest", () => {
    const many = Array.from({ length: MAX_ACTIVITY }, (_, at) =>
      entry(`m${at}`, new Date(Date.UTC(2026, 10, 21, 12, 0, 1 + at)).toISOString()),
    );
    const after = applyEvent(before, { type: "delta", topic, activity: [...many, ...many] });
    expect(after.activity?.length).toBe(MAX_ACTIVITY);
    expect(after.activity?.[0]?.id).toBe(`m${MAX_ACTIVITY - 1}`);
    expect(after.activity?.some(({ id }) => id === "1")).toBe(false);
  });
});
