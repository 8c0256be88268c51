import { describe, expect, it } from "vitest";
import type { ScheduleBody } from "@/lib/contracts/scan-schedule";
import { formOf, parseSchedule, zonesOf } from "./schedule-form";

const weekly: ScheduleBody = {
  id: "s",
  kind: "kube-bench",
  scope: { nodes: ["w1"] },
  timing: { weekday: 0, time: "03:30", zone: "UTC" },
  enabled: true,
  createdBy: "mira",
};
const blank = formOf(undefined, "Europe/Berlin");

describe("a schedule that is edited", () => {
  it.each([
    weekly,
    { ...weekly, timing: { time: "23:00", zone: "UTC" } },
    { ...weekly, scope: "all" as const },
  ])("%#: asks for what it was when nothing is changed", (schedule) => {
    const { kind, scope, timing } = schedule;
    expect(parseSchedule(formOf(schedule, "Europe/Berlin"))).toEqual({ request: { kind, scope, timing } });
  });

  it("starts at night of who makes it, on all nodes", () => {
    expect(parseSchedule(blank)).toEqual({
      request: { kind: "kube-bench", scope: "all", timing: { time: "03:00", zone: "Europe/Berlin" } },
    });
  });

  it.each([
    [{ ...blank, time: "" }, "Give a time."],
    [{ ...blank, time: "25:00" }, "Give a time."],
    [{ ...blank, choice: { what: "nodes" as const, nodes: [] } }, "Choose a node."],
  ])("%#: says what is missing", (form, error) => expect(parseSchedule(form)).toEqual({ error }));
});

it.each([
  ["Europe/Berlin", "Asia/Tokyo", ["Europe/Berlin (this browser)", "Asia/Tokyo", "UTC"]],
  ["UTC", "UTC", ["UTC (this browser)"]],
])("zones of a reader in %s and a schedule in %s", (own, used, labels) => {
  expect(zonesOf(own, used).map(({ label }) => label)).toEqual(labels);
});
