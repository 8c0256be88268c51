import { describe, expect, it } from "vitest";
import { filterCount, formatView, nextSort, parseView, toggled, type ViewState } from "./view-state";

const plain: ViewState = {
  q: "",
  pools: [],
  health: [],
  phases: [],
  sort: { column: "name", descending: false },
  closed: [],
  node: undefined,
};
const parse = (query: string) => parseView(new URLSearchParams(query));

describe("the address", () => {
  it("is empty for the table as it comes", () => {
    expect(parse("")).toEqual(plain);
    expect(formatView(plain)).toBe("");
  });

  it.each<[string, ViewState]>([
    ["q=kernel+patch", { ...plain, q: "kernel patch" }],
    ["pool=general,memory", { ...plain, pools: ["general", "memory"] }],
    ["health=healthy,not-ready", { ...plain, health: ["healthy", "not-ready"] }],
    ["phase=none,blocked", { ...plain, phases: ["none", "blocked"] }],
    ["sort=cpu&dir=desc", { ...plain, sort: { column: "cpu", descending: true } }],
    ["dir=desc", { ...plain, sort: { column: "name", descending: true } }],
    [
      "closed=general&node=ip-10-0-1-174.ec2.internal",
      { ...plain, closed: ["general"], node: "ip-10-0-1-174.ec2.internal" },
    ],
  ])("%s says it all, both ways", (query, view) => {
    expect(parse(query)).toEqual(view);
    expect(formatView(view)).toBe(query);
  });

  it("survives what people type into it", () => {
    expect(parse("sort=salary&dir=up&health=fine,healthy&phase=&pool=,&node=")).toEqual({
      ...plain,
      health: ["healthy"],
    });
  });
});

it("counts filters, not their values", () => {
  expect(filterCount({ q: "text", pools: ["a", "b"], health: [], phases: ["none"] })).toBe(2);
});

it("sorts by a column, then the other way, then by another", () => {
  const first = nextSort({ column: "name", descending: false }, "cpu");
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
