import { expect, it } from "vitest";
import { refusalOf, safeReturn } from "./refusal";

it.each(["used", "expired", "unknown", "anything else"])("explains %s in three parts", (error) => {
  const refusal = refusalOf(error);
  expect(refusal?.what).toMatch(/\.$/);
  expect(refusal?.why).not.toBe("");
  expect(refusal?.todo).toContain("npm run token");
});

it("is silent when nothing was refused", () => {
  expect(refusalOf(undefined)).toBeUndefined();
});

it.each([
  ["/clusters/lab/nodes?node=a", "/clusters/lab/nodes?node=a"],
  ["//evil.example", "/clusters"],
  ["/\\evil.example", "/clusters"],
  ["https://evil.example", "/clusters"],
  ["javascript:alert(1)", "/clusters"],
  [undefined, "/clusters"],
])("returns from %s to %s", (from, to) => {
  expect(safeReturn(from)).toBe(to);
});
