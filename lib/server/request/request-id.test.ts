import { expect, it } from "vitest";
import { requestIdOf } from "./request-id";

it.each([
  "5f3c2a1b",
  "7b1d0b0e-3c1f-4f0e-9a55-2f6d3f0a9c11",
  "Root=1-67891233:abcdef0123".replace("=", "."),
  "a".repeat(128),
])("takes over %s", (given) => {
  expect(requestIdOf(given)).toBe(given);
});

it.each<[string, string | string[] | undefined]>([
  ["nothing", undefined],
  ["two", ["5f3c2a1b", "5f3c2a1c"]],
  ["a short one", "abc"],
  ["a long one", "a".repeat(129)],
  ["a new line", "5f3c2a1b\nlevel: error"],
  ["markup", "<script>alert(1)</script>"],
  ["a path", "../../etc/passwd"],
])("makes one of its own in place of %s", (_, given) => {
  expect(requestIdOf(given)).toMatch(/^[0-9a-f]{32}$/);
});

it("makes a new one each time", () => {
  expect(requestIdOf(undefined)).not.toBe(requestIdOf(undefined));
});
