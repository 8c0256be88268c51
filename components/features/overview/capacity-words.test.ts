import { expect, it } from "vitest";
import type { Capacity } from "./capacity";
import { amount, awayWords, capacityVerdict, figure, usedWords } from "./capacity-words";

const GIB = 2 ** 30;

it.each([
  ["cpuMilli", 31_140, "31.1 cores"],
  ["memoryBytes", 189.4 * GIB, "189 GiB"],
  ["memoryBytes", 3 * GIB, "3 GiB"],
  ["podSlots", 1193, "1,193 pods"],
] as const)("%s %d is %s", (resource, value, text) => {
  expect(amount(resource, value)).toBe(text);
});

it("writes nothing as 0", () => {
  expect(figure("podSlots", 0)).toBe("0");
});

it("says what is used, and where that was not measured", () => {
  expect(usedWords("cpuMilli", { used: 12_340, measured: 6, nodes: 6 })).toBe("12.3 cores used");
  expect(usedWords("memoryBytes", { used: 3 * GIB, measured: 5, nodes: 6 })).toBe(
    "3 GiB used, measured on 5 of 6 nodes",
  );
});

const cpu: Capacity = {
  requested: 20_000,
  schedulable: 48_000,
  inMaintenance: 0,
  limit: 40_000,
  largest: { name: "w-1", pool: "memory" },
};
const memory = (requested: number): Capacity => ({
  ...cpu,
  requested: requested * GIB,
  schedulable: 256 * GIB,
  limit: 192 * GIB,
});
const pods: Capacity = { ...cpu, requested: 100, schedulable: 348, limit: 290 };
const verdict = (requested: number, back?: string) =>
  capacityVerdict({ cpuMilli: cpu, memoryBytes: memory(requested), podSlots: pods }, back);

it("says what stays free while there is room", () => {
  expect(verdict(100)).toEqual({
    tight: false,
    fact: "Room for one more to leave.",
    detail: "Without the largest worker 20 cores and 92 GiB stay free.",
  });
});

it("says what is tight, and which node to bring back; its name does not break", () => {
  expect(verdict(189, "ip-61.ec2.internal")).toEqual({
    tight: true,
    fact: "Memory is tight.",
    detail: "If a node of pool memory leaves, 3 GiB stay free. Turn off maintenance on ip\u201161 first.",
  });
});

it("says what finds no room", () => {
  expect(verdict(194.5)).toEqual({
    tight: true,
    fact: "Memory does not last.",
    detail: "If a node of pool memory leaves, 2.5 GiB find no room.",
  });
});

it("says when no worker takes pods at all", () => {
  const none = { requested: 0, schedulable: 0, inMaintenance: 9, limit: 0 };
  expect(capacityVerdict({ cpuMilli: none, memoryBytes: none, podSlots: none })).toMatchObject({
    tight: true,
    fact: "No worker takes pods.",
  });
});

it("says what is away in maintenance, and how much there is with it", () => {
  const capacity = { requested: 0, schedulable: 48_000, inMaintenance: 16_000, limit: 32_000 };
  expect(awayWords("cpuMilli", capacity)).toBe("16 cores in maintenance, 64 cores with them.");
  expect(awayWords("cpuMilli", { ...capacity, inMaintenance: 0 })).toBeUndefined();
});
