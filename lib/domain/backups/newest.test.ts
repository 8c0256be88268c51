import { expect, it } from "vitest";
import { at } from "@/lib/domain/testing/build";
import { newestFirst } from "./newest";

const item = (name: string, startedAt?: string, running = false) => ({ name, startedAt, running });
const order = (...items: ReturnType<typeof item>[]) =>
  newestFirst(items, ({ running }) => running).map(({ name }) => name);

it("what runs is before what is newer", () => {
  expect(order(item("new", at(-1)), item("runs", at(-90), true), item("old", at(-60)))).toEqual([
    "runs",
    "new",
    "old",
  ]);
});

it("what has no time yet is last of its kind, the later name first", () => {
  expect(order(item("a"), item("b"), item("c", at(-5)))).toEqual(["c", "b", "a"]);
});
