import { describe, expect, it } from "vitest";
import { type ClusterPicture, changeSubject, clusterSubject, clustersSubject, nodeSubject } from "./subjects";

const topic = "/clusters/c";
const entry = (id: string) => ({ id }) as ClusterPicture["activity"][number];
const row = (name: string, pods = 1) => ({ name, pods }) as NonNullable<ClusterPicture["nodes"]>[number];
const summary = (id: string, latencyMs = 1) => ({ id, latencyMs }) as ClusterPicture["cluster"];
const picture = (more: Partial<ClusterPicture> = {}): ClusterPicture => ({
  cluster: summary("c"),
  nodes: [row("a"), row("b")],
  activity: [entry("1")],
  ...more,
});

describe("a cluster", () => {
  const subject = clusterSubject(topic, picture);

  it("is told whole with everything that is known", () => {
    expect(subject.whole(picture())).toEqual({ type: "snapshot", topic, ...picture() });
    expect(subject.whole(picture({ nodes: undefined }))).toMatchObject({ nodes: undefined });
  });

  it("has changed by its rows, and by what is new in its activity", () => {
    const after = picture({ nodes: [row("b", 2)], activity: [entry("3"), entry("1"), entry("2")] });
    expect(subject.change(picture(), after)).toEqual({
      type: "delta",
      topic,
      nodes: [{ name: "b", pods: 2 }],
      removedNodes: ["a"],
      activity: [entry("3"), entry("2")],
    });
  });

  it("has changed by an entry that tells more than it did", () => {
    const told = (text: string) => picture({ activity: [{ ...entry("1"), text }, entry("0")] });
    expect(subject.change(told("p1 gone"), told("2 pods gone"))).toMatchObject({
      activity: [{ id: "1", text: "2 pods gone" }],
    });
  });

  it("has changed by its summary alone", () => {
    const after = picture({ cluster: summary("c", 7) });
    expect(subject.change(picture(), after)).toMatchObject({ cluster: summary("c", 7), nodes: [] });
  });

  it("has not changed when only the objects are others, or an old entry was dropped", () => {
    expect(subject.change(picture(), structuredClone(picture()))).toBeUndefined();
    expect(subject.change(picture(), picture({ activity: [] }))).toBeUndefined();
  });

  it("is told whole when more than a thousand rows are others, wherever they stand", () => {
    const rows = (count: number, from = 0) => Array.from({ length: count }, (_, at) => row(`n${from + at}`));
    const before = rows(3_000);
    const others = (count: number) => [...before.slice(count), ...structuredClone(before.slice(0, count))];
    const changeTo = (nodes: typeof before) => subject.change(picture({ nodes: before }), picture({ nodes }));
    expect(changeTo(others(1_000))).toBeUndefined();
    expect(changeTo(others(1_001))).toBe("whole");
    expect(changeTo([row("first"), ...before])).toMatchObject({ nodes: [row("first")], removedNodes: [] });
  });

  it("is told whole once its nodes are listed, and when they can't be said any more", () => {
    const unlisted = picture({ nodes: undefined });
    expect(subject.change(unlisted, picture())).toBe("whole");
    expect(subject.change(picture(), unlisted)).toBe("whole");
    expect(subject.change(unlisted, structuredClone(unlisted))).toBeUndefined();
  });
});

it("the list tells the clusters that changed, and those that are gone", () => {
  const list = (...summaries: ClusterPicture["cluster"][]) => new Map(summaries.map((one) => [one.id, one]));
  const subject = clustersSubject("/clusters", () => list());
  const before = list(summary("a"), summary("b"), summary("c"));
  expect(subject.change(before, list(summary("a"), summary("b", 9)))).toEqual({
    type: "clusters-delta",
    topic: "/clusters",
    items: [summary("b", 9)],
    removed: ["c"],
  });
  expect(subject.change(before, structuredClone(before))).toBeUndefined();
});

it("a node tells its maintenance or its pods, whichever changed", () => {
  const subject = nodeSubject(topic, () => undefined);
  const maintained = { phase: "initiated" } as never;
  const pods = { items: [] };
  const other = { items: [{ name: "p" }] } as never;
  expect(subject.change({ maintenance: null, pods }, { maintenance: maintained, pods })).toEqual({
    type: "node",
    topic,
    maintenance: maintained,
  });
  expect(subject.change({ maintenance: maintained, pods }, { maintenance: null, pods: other })).toEqual({
    type: "node",
    topic,
    maintenance: null,
    pods: other,
  });
  expect(
    subject.change({ maintenance: null, pods }, { maintenance: null, pods: { items: [] } }),
  ).toBeUndefined();
});

it("what is read in windows tells each change, and only while it is watched", () => {
  const told = new Set<() => void>();
  const subject = changeSubject(topic, (onChange) => {
    told.add(onChange);
    return () => told.delete(onChange);
  });
  let touches = 0;
  const unwatch = subject.watch?.(() => touches++);
  const before = subject.paint();
  for (const tell of told) tell();
  const after = subject.paint();
  expect(touches).toBe(1);
  expect(before && after && subject.change(before, after)).toEqual({ type: "changed", topic });
  expect(after && subject.change(after, after)).toBeUndefined();
  unwatch?.();
  expect(told.size).toBe(0);
});
