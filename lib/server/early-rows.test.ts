import { expect, it } from "vitest";
import { buildControlPlane, buildIntent, buildNode } from "@/lib/domain/testing/build";
import { earlyRows } from "./early-rows";

const rowsOf = (...nodes: Parameters<typeof earlyRows>[0]) => earlyRows(nodes);

it("shows nodes in their order before the pods are listed, and says that it has not counted", () => {
  const rows = rowsOf(buildNode("b"), buildNode("a", { unschedulable: true }), buildControlPlane("c"));
  expect(rows.map(({ name, status, uncounted }) => [name, status, uncounted])).toEqual([
    ["c", "Ready", true],
    ["a", "Ready,SchedulingDisabled", true],
    ["b", "Ready", true],
  ]);
});

it("refuses every verb with the reason", () => {
  const refusals = rowsOf(buildNode("a"))[0]?.refusals ?? {};
  expect(Object.keys(refusals).sort()).toEqual(["cordon", "turnOff", "turnOn", "uncordon"]);
  expect(new Set(Object.values(refusals))).toEqual(new Set(["The cluster's pods are still being listed."]));
});

it("tells of a maintenance what the annotation says, and no progress", () => {
  const node = buildNode("a", { unschedulable: true, intent: buildIntent({ podsToMove: 7 }) });
  expect(rowsOf(node)[0]?.maintenance).toMatchObject({
    phase: "initiated",
    progress: { total: 7, moved: 0 },
    headline: "The cluster's pods are still being listed",
    proof: [],
  });
  const unreadable = rowsOf(buildNode("a", { intent: "unreadable" }))[0]?.maintenance;
  expect(unreadable?.question?.kind).toBe("unreadable");
});

it("keeps what it made while the nodes are the same, and makes only those anew that changed", () => {
  const nodes = [buildNode("a"), buildNode("b")];
  const before = earlyRows(nodes);
  expect(earlyRows(nodes)).toBe(before);
  const after = earlyRows([buildNode("a", { unschedulable: true }), ...nodes.slice(1)]);
  expect(after[0]?.schedulable).toBe(false);
  expect(after[1]).toBe(before[1]);
});
