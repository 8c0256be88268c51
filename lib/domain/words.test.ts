import { describe, expect, it } from "vitest";
import { asSentence, count, formatCpu, formatDuration, formatMemory, nameSome, shortCpu } from "./words";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("formatDuration", () => {
  it.each([
    [-5 * SECOND, "0 s"],
    [0, "0 s"],
    [SECOND - 1, "0 s"],
    [SECOND, "1 s"],
    [MINUTE - 1, "59 s"],
    [MINUTE, "1 min 00 s"],
    [3 * MINUTE + 21 * SECOND, "3 min 21 s"],
    [10 * MINUTE - 1, "9 min 59 s"],
    [10 * MINUTE, "10 min"],
    [41 * MINUTE + 59 * SECOND, "41 min"],
    [HOUR - 1, "59 min"],
    [HOUR, "1 h"],
    [HOUR + MINUTE, "1 h 1 min"],
    [2 * HOUR + 5 * MINUTE, "2 h 5 min"],
    [DAY - 1, "23 h 59 min"],
    [DAY, "1 d"],
    [2 * DAY - 1, "1 d"],
    [63 * DAY, "63 d"],
  ])("%d ms is %s", (milliseconds, expected) => {
    expect(formatDuration(milliseconds)).toBe(expected);
  });
});

it.each([
  ["new disk", "new disk."],
  ["new disk.", "new disk."],
  ["really?", "really?"],
  ["now!", "now!"],
  ["and so on…", "and so on…"],
])("%j ends as the sentence %j", (text, sentence) => {
  expect(asSentence(text)).toBe(sentence);
});

describe("count", () => {
  it.each([
    [0, undefined, "0 pods"],
    [1, undefined, "1 pod"],
    [2, undefined, "2 pods"],
    [1, "people", "1 pod"],
    [2, "people", "2 people"],
  ])("%d", (n, plural, expected) => {
    expect(count(n, "pod", plural)).toBe(expected);
  });
});

describe("nameSome", () => {
  it.each([
    [[], undefined, ""],
    [["a"], undefined, "a"],
    [["a", "b"], undefined, "a and b"],
    [["a", "b", "c"], undefined, "a, b and c"],
    [["a", "b", "c", "d"], undefined, "a, b, c and 1 more"],
    [["a", "b", "c", "d", "e", "f"], undefined, "a, b, c and 3 more"],
    [["a", "b", "c"], 2, "a, b and 1 more"],
    [["a", "b"], 1, "a and 1 more"],
  ])("%j, at most %s: %s", (names, limit, expected) => {
    expect(nameSome(names, limit)).toBe(expected);
  });
});

describe("resources", () => {
  it.each([
    [0, "0 CPU"],
    [49, "0 CPU"],
    [50, "0.1 CPU"],
    [4000, "4 CPU"],
    [4640, "4.6 CPU"],
    [-500, "-0.5 CPU"],
  ])("%d millicores are %s", (cpuMilli, expected) => {
    expect(formatCpu(cpuMilli)).toBe(expected);
  });

  it.each([
    [0, "0 MiB"],
    [2 ** 20, "1 MiB"],
    [1.5 * 2 ** 20, "2 MiB"],
    [1023 * 2 ** 20, "1023 MiB"],
    [2 ** 30, "1 GiB"],
    [16.125 * 2 ** 30, "16.1 GiB"],
  ])("%d bytes are %s", (bytes, expected) => {
    expect(formatMemory(bytes)).toBe(expected);
  });
});

it.each([
  [0, "0"],
  [250, "250m"],
  [1000, "1"],
  [12_345, "12.3"],
])("short CPU: %d", (cpuMilli, text) => {
  expect(shortCpu(cpuMilli)).toBe(text);
});
