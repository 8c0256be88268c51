import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import type { ClusterMaintenances } from "@/lib/contracts/maintained";
import { buildAdministrator, buildMember, buildPrincipal } from "@/lib/domain/access/testing/principals";
import type { Hub } from "./hub";
import { createClusterTopics, createTopics } from "./topics";

const vera = buildAdministrator("vera");
const summary = (id: string, latencyMs = 1) => ({ id, latencyMs }) as ClusterSummary;

/** What a tab is told by a hub, as topics and types. */
function follow(hub: Hub | undefined) {
  const told: string[] = [];
  let position: string | undefined;
  const wake = () => {
    for (let found = hub?.next(position); found; found = hub?.next(position)) {
      position = found.position;
      const event = JSON.parse(Buffer.from(found.event).toString().slice("data: ".length));
      told.push(`${event.type} ${event.topic}`);
    }
  };
  const close = vi.fn();
  const leave = hub?.follow({ wake, close }) ?? expect.unreachable("no such topic");
  wake();
  return { told, close, leave };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the topics of a cluster", () => {
  const onTouch = vi.fn();
  const create = () =>
    createClusterTopics("the one", {
      cluster: () => ({ cluster: summary("the one", Date.now()), nodes: [], activity: [] }),
      node: (name) => (name === "a" ? { maintenance: null, pods: { items: [] } } : undefined),
      workloads: () => () => {},
      onTouch,
    });

  it.each([
    ["", ["snapshot /clusters/the%20one"]],
    ["/nodes/a", ["node /clusters/the%20one/nodes/a"]],
    ["/nodes/unknown", []],
    ["/workloads", ["changed /clusters/the%20one/workloads"]],
  ])("tell %j under its own path", (path, expected) => {
    expect(follow(create().find(path)).told).toEqual(expected);
  });

  it.each(["/", "/nodes", "/nodes/", "/nodes/a/pods", "/secrets", "x"])("know no %j", (path) => {
    expect(create().find(path)).toBeUndefined();
  });

  it("are touched together, and tell the list", () => {
    const topics = create();
    const tab = follow(topics.find(""));
    vi.advanceTimersByTime(5);
    onTouch.mockClear();
    topics.touch();
    vi.advanceTimersByTime(250);
    expect(tab.told).toEqual(["snapshot /clusters/the%20one", "delta /clusters/the%20one"]);
    expect(onTouch).toHaveBeenCalledOnce();
  });

  it("are the same for all that ask, until nobody has for a minute", () => {
    const topics = create();
    const first = topics.find("/nodes/a");
    follow(first).leave();
    expect(topics.find("/nodes/a")).toBe(first);
    vi.advanceTimersByTime(60_000);
    expect(topics.find("/nodes/a")).not.toBe(first);
  });

  it("end together, and are not begun again after it", () => {
    const topics = create();
    const [one, two] = [follow(topics.find("")), follow(topics.find("/nodes/a"))];
    topics.close();
    expect([one.close.mock.calls.length, two.close.mock.calls.length]).toEqual([1, 1]);
    expect(follow(topics.find("")).close).toHaveBeenCalledOnce();
  });
});

describe("all topics", () => {
  const topicsOf = (...ids: string[]) => {
    const maintained = new Map<string, ClusterMaintenances>();
    const clusters = new Map(
      ids.map((id) => {
        const sources = { cluster: () => ({ cluster: summary(id), nodes: [], activity: [] }) };
        const topics = createClusterTopics(
          id,
          sources as unknown as Parameters<typeof createClusterTopics>[1],
        );
        return [
          id,
          {
            summary: vi.fn(() => summary(id, Date.now())),
            maintained: vi.fn(() => maintained.get(id)),
            topics,
          },
        ];
      }),
    );
    return { clusters, maintained, topics: createTopics(clusters) };
  };

  it("are found by their path", () => {
    const { clusters, topics } = topicsOf("a", "b");
    expect(topics.find("/clusters/b", vera)).toBe(clusters.get("b")?.topics.find(""));
    expect(topics.find("/clusters/b/nodes/n", vera)).toBe(clusters.get("b")?.topics.find("/nodes/n"));
    for (const path of [
      "/clusters/",
      "/clusters/c",
      "/clusters//nodes/n",
      "/",
      "",
      "clusters",
      "/clusters/a/",
    ])
      expect(topics.find(path, vera), path).toBeUndefined();
  });

  it("sum up only the clusters that were touched for the list", () => {
    const { clusters, topics } = topicsOf("a", "b");
    const sums = () => [...clusters.values()].map(({ summary }) => summary.mock.calls.length);
    const { told } = follow(topics.find("/clusters", vera));
    expect(sums()).toEqual([1, 1]);
    vi.advanceTimersByTime(500);
    topics.touch("a");
    vi.advanceTimersByTime(1_000);
    expect(sums()).toEqual([2, 1]);
    expect(told).toEqual(["clusters /clusters", "clusters-delta /clusters"]);
  });

  it("are only those of clusters that somebody may read", () => {
    const { topics } = topicsOf("a", "b");
    const noah = buildMember("noah", "cluster-viewer", "a");
    for (const path of ["/clusters/a", "/clusters/a/workloads"])
      expect(topics.find(path, noah), path).toBeDefined();
    for (const path of ["/clusters/b", "/clusters/b/workloads", "/clusters/b/nodes/n"])
      expect(topics.find(path, noah), path).toBeUndefined();
  });

  it("have one list for all who may read the same, and each is told of no other cluster", () => {
    const { topics } = topicsOf("a", "b");
    const noah = buildMember("noah", "cluster-viewer", "a");
    const told = (person: typeof noah) => topics.find("/clusters", person)?.next(undefined)?.event;
    const idsOf = (event?: Uint8Array) =>
      JSON.parse(
        Buffer.from(event ?? [])
          .toString()
          .slice("data: ".length),
      ).items.map(({ id }: ClusterSummary) => id);
    for (const person of [noah, vera, buildPrincipal("nobody")]) follow(topics.find("/clusters", person));
    expect(topics.find("/clusters", buildMember("lena", "cluster-admin", "a"))).toBe(
      topics.find("/clusters", noah),
    );
    expect([idsOf(told(noah)), idsOf(told(vera)), idsOf(told(buildPrincipal("nobody")))]).toEqual([
      ["a"],
      ["a", "b"],
      [],
    ]);
  });

  it("tell which nodes are in maintenance, cluster by cluster, as one may read them", () => {
    const { topics, maintained } = topicsOf("a", "b");
    const nodeOf = (node: string) => ({ node }) as ClusterMaintenances["nodes"][number];
    maintained.set("b", { cluster: "b", nodes: [nodeOf("b-1")] });
    const itemsFor = (person: typeof vera) => {
      const hub = topics.find("/maintenances", person);
      const leave = hub?.follow({ wake: () => {}, close: () => {} });
      const text = Buffer.from(hub?.next(undefined)?.event ?? []).toString();
      leave?.();
      return JSON.parse(text.slice("data: ".length)).items.map(({ cluster }: ClusterMaintenances) => cluster);
    };
    expect(itemsFor(vera)).toEqual(["b"]);
    expect(itemsFor(buildMember("noah", "cluster-viewer", "a"))).toEqual([]);
    expect(itemsFor(buildMember("lena", "cluster-viewer", "b"))).toEqual(["b"]);
  });

  it("tell of maintenances only what changed, and that a cluster has none any more", () => {
    const { topics, maintained } = topicsOf("a", "b");
    const { told } = follow(topics.find("/maintenances", vera));
    maintained.set("a", { cluster: "a", nodes: [] });
    topics.touch("a");
    vi.advanceTimersByTime(1_000);
    topics.touch("b");
    vi.advanceTimersByTime(1_000);
    maintained.delete("a");
    topics.touch("a");
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual([
      "maintenances /maintenances",
      "maintenances-delta /maintenances",
      "maintenances-delta /maintenances",
    ]);
  });
});
