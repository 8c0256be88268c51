import { expect, it } from "vitest";
import type { NodeRow } from "@/lib/contracts/node";
import { withFresh } from "@/lib/domain/cluster-index";
import { stateOf } from "@/lib/domain/state";
import { finish, type Steps } from "@/lib/domain/steps";
import {
  buildControlPlane,
  buildIndex,
  buildIntent,
  buildNode,
  buildPod,
  NOW,
} from "@/lib/domain/testing/build";
import { createRows, type RowSource, rowOf } from "./rows";

/** Rows whose first count is done before they are asked for. */
function atOnce(): (source: RowSource) => readonly NodeRow[] {
  const rows = createRows(finish, () => {});
  return (source) => rows(source) ?? [];
}

function sourceOf(index: RowSource["index"], over: Partial<RowSource> = {}): RowSource {
  return {
    index,
    installation: "here",
    stateFor: (index, node, intent) =>
      stateOf({ index, node, intent, attempts: new Map(), verification: undefined, now: NOW }),
    troubleOf: () => undefined,
    ...over,
  };
}

const nodes = [
  buildNode("b", { labels: { "node.kubernetes.io/pool": "zoo" } }),
  buildNode("a"),
  buildControlPlane("c"),
];

it("orders control plane first, then pools, then names, however the nodes came", () => {
  const rows = atOnce();
  const named = (of = nodes) => rows(sourceOf(buildIndex({ nodes: of }))).map(({ name }) => name);
  expect(named()).toEqual(["c", "a", "b"]);
  expect(named([...nodes].reverse())).toEqual(["c", "a", "b"]);
  expect(named([...nodes, buildNode("aa")])).toEqual(["c", "a", "aa", "b"]);
  expect(named(nodes.slice(1))).toEqual(["c", "a"]);
});

it("keeps the row of a node that did not change, and only that", () => {
  const rows = atOnce();
  const index = buildIndex({ nodes, pods: [buildPod("p")] });
  const before = new Map(rows(sourceOf(index)).map((row) => [row.name, row]));
  const moved = withFresh(index, new Set(["a"]), {
    nodes: [buildNode("a")],
    pods: [buildPod("p"), buildPod("q")],
  });
  const after = new Map(rows(sourceOf(moved)).map((row) => [row.name, row]));
  expect(after.get("a")?.pods).toBe(2);
  expect(after.get("b")).toBe(before.get("b"));
  expect(after.get("c")).toBe(before.get("c"));
});

it("makes the first rows in steps, and has none until they are there; what changed meanwhile is in them", () => {
  const many = Array.from({ length: 120 }, (_, at) => buildNode(`n${String(at).padStart(3, "0")}`));
  let steps: Steps<void> | undefined;
  let counted = 0;
  const rows = createRows(
    (given) => {
      steps = given;
    },
    () => {
      counted += 1;
    },
  );
  const source = sourceOf(buildIndex({ nodes: many }));
  expect(rows(source)).toBeUndefined();
  steps?.next();
  expect(rows(source)).toBeUndefined();
  if (steps) finish(steps);
  expect(counted).toBe(1);
  const [first, ...others] = many;
  const changed = sourceOf(buildIndex({ nodes: [{ ...buildNode("n000"), unschedulable: true }, ...others] }));
  expect(first?.unschedulable).toBe(false);
  expect(rows(changed)?.map(({ name }) => name)).toEqual(many.map(({ name }) => name));
  expect(rows(changed)?.[0]?.schedulable).toBe(false);
});

it("sees what another node's change means for a row: who is the last that takes pods", () => {
  const rows = atOnce();
  const only = nodes.slice(0, 2);
  const before = rows(sourceOf(buildIndex({ nodes: only })));
  expect(before.map(({ refusals }) => refusals.turnOn)).toEqual([undefined, undefined]);
  const [b, a] = only;
  if (!a || !b) throw new Error("two were given");
  const after = rows(sourceOf(buildIndex({ nodes: [b, { ...a, unschedulable: true }] })));
  expect(after.find(({ name }) => name === "b")?.refusals.turnOn).toContain("Last schedulable node");
});

it("always looks at a node in maintenance: its state moves with the time and the engine", () => {
  const rows = atOnce();
  const index = buildIndex({
    nodes: [buildNode("a", { unschedulable: true, intent: buildIntent() }), buildNode("b")],
  });
  let trouble: string | undefined;
  const look = () => rows(sourceOf(index, { troubleOf: () => trouble }))[0]?.maintenance?.headline;
  const before = look();
  trouble = "The API server answered 500";
  expect(look()).toBe(`${before}. ${trouble}`);
});

it("shows an annotation that can't be read as a maintenance that somebody has to look at", () => {
  const node = buildNode("a", { intent: "unreadable" });
  const { maintenance, refusals } = rowOf(sourceOf(buildIndex({ nodes: [node] })), node);
  expect(maintenance).toMatchObject({ phase: "paused", question: { kind: "unreadable" } });
  expect(refusals.turnOff).toContain("can't be read");
});
