import { describe, expect, it } from "vitest";
import type { MaintenanceState, Phase } from "./maintenance";
import { conditionChanges, type LifecycleCondition } from "./node-conditions";
import { buildNode } from "./testing/build";

const state = (phase: Phase) => ({ phase }) as MaintenanceState;
const ready = { type: "Ready", status: "True" };
const own = (type: string) => ({ type, status: "True", reason: "DrydockMaintenance" });
const changes = (present: ReturnType<typeof own>[], phase?: Phase) =>
  conditionChanges(buildNode("a", { conditions: [ready, ...present] }), phase && state(phase)).map(
    ({ type, set }) => `${set ? "+" : "-"}${type}`,
  );

const planned: LifecycleCondition = "MaintenancePlanned";

describe("the conditions of a node in maintenance", () => {
  it.each<[Phase, string[]]>([
    ["initiated", ["+MaintenancePlanned", "+DrainInProgress"]],
    ["blocked", ["+MaintenancePlanned", "+DrainInProgress"]],
    ["paused", ["+MaintenancePlanned"]],
    ["failed", ["+MaintenancePlanned"]],
    ["complete", ["+Drained", "+MaintenanceInProgress"]],
    ["ending", []],
  ])("%s: %o", (phase, expected) => expect(changes([], phase)).toEqual(expected));

  it("are changed by what stands there", () => {
    const drain = [own(planned), own("DrainInProgress")];
    expect(changes(drain, "blocked")).toEqual([]);
    expect(changes(drain, "paused")).toEqual(["-DrainInProgress"]);
    expect(changes(drain, "complete")).toEqual([
      "-MaintenancePlanned",
      "-DrainInProgress",
      "+Drained",
      "+MaintenanceInProgress",
    ]);
    expect(changes([own("Drained"), own("MaintenanceInProgress")])).toEqual([
      "-Drained",
      "-MaintenanceInProgress",
    ]);
    expect(changes([])).toEqual([]);
  });

  it("of others are left alone, whatever we would say", () => {
    const theirs = { ...own("Drained"), reason: "KubectlDrain" };
    expect(changes([theirs], "complete")).toEqual(["+MaintenanceInProgress"]);
    expect(changes([theirs])).toEqual([]);
    expect(changes([{ ...theirs, reason: "" }])).toEqual([]);
  });
});
