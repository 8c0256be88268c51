import { expect, it } from "vitest";
import type { Cluster } from "@/lib/adapters/kubernetes";
import { differences, type Rows, watchRows } from "./rows";
import { createStory } from "./story";

const row = (name: string, uid: string, count = 1) => ({
  name,
  namespace: "n",
  uid,
  labels: { "soak-count": `${count}` },
});
const rowsOf = (...rows: ReturnType<typeof row>[]): Rows =>
  new Map(rows.map((each) => [`pod n/${each.name}`, each]));

it("names what is shown and deleted, what is not shown, and what is shown otherwise", () => {
  const seen = rowsOf(row("same", "1"), row("deleted", "2"), row("old", "3", 1));
  const truth = rowsOf(row("same", "1"), row("missing", "4"), row("old", "3", 2));
  const found = differences(seen, truth);
  expect(Object.fromEntries(found)).toEqual({
    "pod n/deleted": "is shown, and was deleted",
    "pod n/missing": "is not shown",
    "pod n/old": 'labels is shown as {"soak-count":"1"}, is {"soak-count":"2"}',
  });
});

function watching() {
  const told: string[] = [];
  let pods: ReturnType<typeof row>[] = [];
  let changed = () => {};
  const cluster = {
    index: () => ({ cluster: { nodes: [], budgets: [] }, pods: { all: () => pods } }),
    onChange: (listener: () => void) => {
      changed = listener;
    },
  } as unknown as Cluster;
  watchRows(cluster, createStory(), (about, what) => told.push(`${about}: ${what}`));
  const show = (...next: ReturnType<typeof row>[]) => {
    pods = next;
    changed();
  };
  return { show, told };
}

it("lets rows go forward, go, and come again as another object", () => {
  const { show, told } = watching();
  show(row("a", "1", 3));
  show(row("a", "1", 4), row("b", "2"));
  show(row("b", "2"));
  show(row("a", "3", 1), row("b", "2"));
  expect(told).toEqual([]);
});

it("tells a row that goes back, and one that was gone and comes back", () => {
  const { show, told } = watching();
  show(row("a", "1", 3));
  show(row("a", "1", 2));
  show();
  show(row("a", "1", 5));
  expect(told).toEqual(["pod n/a: went back from 3 to 2", "pod n/a: 1 was gone and came back"]);
});
