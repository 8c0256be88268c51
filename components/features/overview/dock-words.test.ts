import { expect, it } from "vitest";
import type { NodeRow } from "@/lib/contracts/node";
import { dockName, level, stateWords } from "./dock-words";

const node = {
  name: "ip-10-0-1-174",
  pool: "general",
  zone: "us-east-1a",
  health: { state: "healthy", text: "" },
  schedulable: true,
  pods: 13,
  cpuMilli: { requested: 1760, allocatable: 8000 },
} as NodeRow;
const maintenance = { phase: "initiated", headline: "12 of 19 pods moved" } as NodeRow["maintenance"];

it("names a dock in full", () => {
  expect(dockName({ ...node, maintenance }, "cpuMilli")).toBe(
    "ip-10-0-1-174, pool general, zone us-east-1a, Initiated, 12 of 19 pods moved, CPU 22% requested, 13 pods",
  );
});

it("tells health and cordon where there is no maintenance", () => {
  expect(stateWords(node)).toBe("Healthy");
  expect(stateWords({ ...node, schedulable: false })).toBe("Healthy, cordoned");
  expect(stateWords({ ...node, health: { state: "not-ready", text: "" } })).toBe("Not Ready");
});

it("does not divide by a node that offers nothing", () => {
  expect(level({ ...node, cpuMilli: { requested: 1, allocatable: 0 } }, "cpuMilli")).toBe(0);
});
