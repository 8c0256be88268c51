import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { openDatabase } from "./database";
import { createLimitStore } from "./limit-store";
import { rateLimits } from "./schema";
import { freshDatabase } from "./testing/fresh-database";

const { database, url } = await freshDatabase();
const store = createLimitStore(database);
/** Longer than any test, so that no window ends in one. */
const DAY = 86_400;

it("counts each key for itself, and in steps", async () => {
  expect(await store.add("a", DAY, 1)).toBe(1);
  expect(await store.add("a", DAY, 5)).toBe(6);
  expect(await store.add("b", DAY, 1)).toBe(1);
});

it("takes back what no longer counts", async () => {
  expect(await store.add("right", DAY, 2)).toBe(2);
  expect(await store.add("right", DAY, -1)).toBe(1);
});

it("loses none of those that come together, from two consoles", async () => {
  const other = await openDatabase({ address: { url } });
  const stores = [store, createLimitStore(other)];
  const counts = await Promise.all(
    Array.from({ length: 60 }, (_, at) => (stores[at % 2] ?? store).add("together", DAY, 1)),
  );
  expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
  await other.close();
});

it("takes windows away that are long over", async () => {
  const old = sql`now() - interval '2 days'`;
  await database.run((db) => db.insert(rateLimits).values({ key: "old", windowStart: old, count: 3 }));
  await store.add("new", DAY, 1);
  const rows = await database.run((db) => db.select().from(rateLimits));
  expect(rows.map(({ key }) => key)).not.toContain("old");
  expect(rows.map(({ key }) => key)).toContain("together");
});
