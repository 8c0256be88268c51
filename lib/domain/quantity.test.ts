import { describe, expect, it } from "vitest";
import { cpuMilli, parseQuantity } from "./quantity";

describe("parseQuantity", () => {
  it.each([
    ["0", 0],
    ["1", 1],
    ["250m", 0.25],
    ["1.5Gi", 1.5 * 2 ** 30],
    ["1.", 1],
    [".5", 0.5],
    ["+2k", 2000],
    ["-1", -1],
    ["2e3", 2000],
    ["2E3", 2000],
    ["2E", 2e18],
    ["1e-3", 0.001],
    ["64Ki", 65_536],
    ["512Mi", 512 * 2 ** 20],
    ["1Ti", 2 ** 40],
    ["1Pi", 2 ** 50],
    ["1Ei", 2 ** 60],
    ["3M", 3e6],
    ["3G", 3e9],
    ["3T", 3e12],
    ["3P", 3e15],
    [" 7 ", 7],
    [4, 4],
  ])("reads %s as %d", (text, expected) => {
    expect(parseQuantity(text)).toBeCloseTo(expected, 9);
  });

  it.each([undefined, "", "abc", "1KiB", "1 Gi", "--1", ".", "1mi", "NaN", "Infinity"])(
    "counts %s as nothing",
    (text) => {
      expect(parseQuantity(text)).toBe(0);
    },
  );
});

describe("cpuMilli", () => {
  it.each([
    ["100m", 100],
    ["0.1", 100],
    ["1", 1000],
    ["1500u", 2],
    ["1n", 1],
    ["0.29", 290],
    [undefined, 0],
  ])("%s is %d millicores, rounded up", (text, expected) => {
    expect(cpuMilli(text)).toBe(expected);
  });
});
