import { expect, it } from "vitest";
import { Grouping } from "./grouping";
import { seededRandom } from "./scheduling/random";

interface Item {
  key: string;
}
const keyOf = ({ key }: Item) => key;
const seen = (grouping: Grouping<Item>) =>
  new Map([...grouping.groups()].map(([key, items]) => [key, new Set(items)] as const));
const grouped = (items: Iterable<Item>) =>
  new Map([...Map.groupBy(items, keyOf)].map(([key, group]) => [key, new Set(group)] as const));

it("has after any changes what grouping anew would have, and leaves the one before as it was", () => {
  const seed = Date.now();
  const random = seededRandom(seed);
  const some = <T>(most: number, make: (at: number) => T) =>
    Array.from({ length: Math.floor(random() * most) }, (_, at) => make(at));
  const make = (): Item => ({ key: `k${Math.floor(random() * 12)}` });
  for (let run = 0; run < 100; run++) {
    let items = some(20, make);
    let grouping = Grouping.of(items, keyOf);
    for (let step = 0; step < 8; step++) {
      const gone = new Set(items.filter(() => random() < 0.3));
      const come = new Set(some(6, make));
      const before = seen(grouping);
      const next = grouping.with(gone, come);
      expect(seen(grouping), `seed ${seed}`).toEqual(before);
      items = [...items.filter((item) => !gone.has(item)), ...come];
      grouping = next;
      expect(seen(grouping), `seed ${seed}`).toEqual(grouped(items));
    }
  }
});

it("keeps the arrays of groups that did not change", () => {
  const items = ["a", "a", "b"].map((key) => ({ key }));
  const before = Grouping.of(items, keyOf);
  const after = before.with(new Set(), new Set([{ key: "b" }]));
  expect(after.group("a")).toBe(before.group("a"));
  expect(after.group("b")).toHaveLength(2);
  expect(before.group("b")).toHaveLength(1);
});

it("ignores one that comes and goes at once, and drops a group that has nobody left", () => {
  const [gone, passing] = [{ key: "a" }, { key: "a" }];
  const after = Grouping.of([gone], keyOf).with(new Set([gone, passing]), new Set([passing]));
  expect(after.group("a")).toEqual([]);
  expect([...after.groups()]).toEqual([]);
});
