import { expect, it } from "vitest";
import { nextSort, toggled } from "./sort";

it("sorts by a column, then the other way, then by another", () => {
  const first = nextSort<"name" | "cpu" | "pods">({ column: "name", descending: false }, "cpu");
  const second = nextSort(first, "cpu");
  expect([first, second, nextSort(second, "pods")]).toEqual([
    { column: "cpu", descending: false },
    { column: "cpu", descending: true },
    { column: "pods", descending: false },
  ]);
});

it("toggles a value", () => {
  expect(toggled(["a"], "b")).toEqual(["a", "b"]);
  expect(toggled(["a", "b"], "a")).toEqual(["b"]);
});
