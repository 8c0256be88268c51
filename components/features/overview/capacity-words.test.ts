import { expect, it } from "vitest";
import { amount, figure, tightWords } from "./capacity-words";

const GIB = 2 ** 30;
const node = { name: "ip-10-0-1-90.ec2.internal", pool: "memory" };

it.each([
  ["cpuMilli", 31_140, "31.1 cores"],
  ["memoryBytes", 189.4 * GIB, "189 GiB"],
  ["memoryBytes", 3 * GIB, "3 GiB"],
  ["podSlots", 1193, "1,193 pods"],
] as const)("%s %d is %s", (resource, value, text) => {
  expect(amount(resource, value)).toBe(text);
});

it("says what stays free, and which node to bring back", () => {
  expect(tightWords({ resource: "memoryBytes", free: 3 * GIB, node }, "ip-10-0-2-61")).toEqual({
    fact: "Memory is tight.",
    detail:
      "If ip\u201110\u20110\u20111\u201190 of pool memory leaves, 3 GiB stay free. Turn off maintenance on ip\u201110\u20110\u20112\u201161 first.",
  });
});

it("says what finds no room", () => {
  expect(tightWords({ resource: "cpuMilli", free: -2500, node })).toEqual({
    fact: "CPU does not last.",
    detail: "If ip\u201110\u20110\u20111\u201190 of pool memory leaves, 2.5 cores find no room.",
  });
  expect(figure("podSlots", 0)).toBe("0");
});
