import { expect, it } from "vitest";
import { testMaintenance, testRow } from "@/components/layout/test-rows";
import { columnsOf } from "./columns";
import { nodesCsv } from "./nodes-csv";

const rows = [
  testRow("w-2", {
    status: "Ready,SchedulingDisabled",
    maintenance: testMaintenance(),
    taints: [{ key: "node.kubernetes.io/unschedulable", effect: "NoSchedule" }],
    roles: ["ingress", "worker"],
  }),
  testRow("w-1", { pool: "=pool", zone: "z1" }),
];

it("writes the chosen columns and the pool, in the order of the rows", () => {
  expect(nodesCsv(rows, columnsOf("name,status,cpu,age")).split("\r\n")).toEqual([
    "Node,Health,Status,Pool,CPU requested %,Created",
    'w-2,"Initiated: 12 of 19 pods moved, 2 wait for a budget","Ready,SchedulingDisabled",general,25,2026-10-01T00:00:00.000Z',
    "w-1,Healthy,Ready,'=pool,25,2026-10-01T00:00:00.000Z",
    "",
  ]);
});

it("leaves empty what is not counted yet", () => {
  const [, line] = nodesCsv([testRow("w", { uncounted: true })], columnsOf("pods,cpu")).split("\r\n");
  expect(line).toBe("w,Healthy,general,,");
});

it("says of health what the screen says, and leaves empty what there is none of", () => {
  expect(nodesCsv(rows, columnsOf("health,roles,zone,taints")).split("\r\n")).toEqual([
    "Node,Health,Roles,Pool,Zone,Taints",
    'w-2,"Initiated: 12 of 19 pods moved, 2 wait for a budget",ingress worker,general,,node.kubernetes.io/unschedulable:NoSchedule',
    "w-1,Healthy,,'=pool,z1,",
    "",
  ]);
});
