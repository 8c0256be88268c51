import { expect, it } from "vitest";
import { safeReturn } from "./safe-return";

it.each([
  ["/clusters/lab/nodes?node=a", "/clusters/lab/nodes?node=a"],
  ["//evil.example", "/clusters"],
  ["/\\evil.example", "/clusters"],
  ["/\t/evil.example", "/clusters"],
  ["/\n/evil.example", "/clusters"],
  ["https://evil.example", "/clusters"],
  ["javascript:alert(1)", "/clusters"],
  ["clusters", "/clusters"],
  ["", "/clusters"],
  [undefined, "/clusters"],
])("returns from %j to %s", (from, to) => {
  expect(safeReturn(from)).toBe(to);
});
