import { describe, expect, it } from "vitest";
import { chosenColumns, fitColumns, keptChoice, type TableColumn } from "./columns";

type Id = "name" | "state" | "zone" | "size" | "age";
const all: readonly TableColumn<Id>[] = [
  { id: "name", title: "Name", track: "1fr", least: 100, rank: 0, always: true },
  { id: "state", title: "State", track: "1fr", least: 100, rank: 0 },
  { id: "zone", title: "Zone", track: "80px", least: 80, rank: 3 },
  { id: "size", title: "Size", track: "50px", least: 50, rank: 1 },
  { id: "age", title: "Age", track: "40px", least: 40, rank: 2, from: 1200 },
];
const ids = (columns: readonly TableColumn<Id>[]) => columns.map(({ id }) => id).join(" ");

describe("columns", () => {
  it.each<[readonly Id[], string]>([
    [[], "name"],
    [["age", "state"], "name state age"],
    [["name", "salary" as Id], "name"],
  ])("%j chosen shows %s", (chosen, shown) => {
    expect(ids(chosenColumns(all, chosen))).toBe(shown);
  });

  it.each([
    [1000, 1440, "name state zone size age"],
    [400, 1440, "name state zone size age"],
    [399, 1440, "name state size age"],
    [319, 1440, "name state size"],
    [279, 1440, "name state"],
    [10, 1440, "name state"],
    [1000, 1199, "name state zone size"],
    [359, 1199, "name state zone size".replace("zone ", "")],
  ])("%d px of room in a window of %d show %s", (width, viewport, shown) => {
    expect(ids(fitColumns(all, { width, viewport }, 30))).toBe(shown);
  });

  it("keeps a choice only when it is not the default", () => {
    const usual: readonly Id[] = ["name", "state", "age"];
    expect(keptChoice(all, ["age", "name", "state"], usual)).toBeUndefined();
    expect(keptChoice(all, ["age", "zone"], usual)).toEqual(["name", "zone", "age"]);
    expect(keptChoice(all, [], usual)).toEqual(["name"]);
  });
});
