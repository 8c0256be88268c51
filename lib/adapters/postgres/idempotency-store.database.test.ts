import { eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { idempotencyContract } from "@/lib/operations/testing/idempotency-contract";
import { openDatabase } from "./database";
import { createIdempotencyStore } from "./idempotency-store";
import { idempotency } from "./schema";
import { freshDatabase } from "./testing/fresh-database";

const { database, url } = await freshDatabase();
const other = await openDatabase({ address: { url } });
afterAll(() => other.close());
const [here, there] = [createIdempotencyStore(database), createIdempotencyStore(other)];
const answer = { status: 200, text: "{}" };

describe("keys in the database, of two consoles", () => idempotencyContract([here, there]));

describe("a key grows old", () => {
  /** As if it had come that long ago. */
  const age = (key: string, by: string) =>
    database.run((db) =>
      db
        .update(idempotency)
        .set({ createdAt: sql`now() - ${by}::interval` })
        .where(eq(idempotency.key, key)),
    );
  const claim = async (key: string, request = "r") => {
    const found = await here.claim(key, request);
    return found.state === "mine" ? found.claim : expect.unreachable();
  };

  it.each<[string, string, string]>([
    ["23:59:00", "r", "answered"],
    ["23:59:00", "another", "another-request"],
    ["24:00:01", "r", "mine"],
    ["24:00:01", "another", "mine"],
  ])("answered %s ago, then %s: %s", async (by, request, state) => {
    const key = `${by} ${request}`;
    await here.keep(key, await claim(key), answer);
    await age(key, by);
    expect(await there.claim(key, request)).toMatchObject({ state });
  });

  it.each<[string, string, string]>([
    ["55 seconds", "r", "running"],
    ["61 seconds", "r", "mine"],
    ["61 seconds", "another", "another-request"],
  ])("without an answer for %s, then %s: %s", async (by, request, state) => {
    const key = `open ${by} ${request}`;
    await claim(key);
    await age(key, by);
    expect(await there.claim(key, request)).toMatchObject({ state });
  });

  it("is given to one only, of many that find it abandoned, and no more to whoever had it", async () => {
    const lost = await claim("abandoned");
    await age("abandoned", "2 minutes");
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, at) => (at % 2 ? here : there).claim("abandoned", "r")),
    );
    expect(claims.filter(({ state }) => state === "mine")).toHaveLength(1);
    await here.keep("abandoned", lost, answer);
    expect(await there.claim("abandoned", "r")).toEqual({ state: "running" });
  });

  it("is taken away by whoever comes after a day, whatever became of it", async () => {
    await claim("old and open");
    await here.keep("old", await claim("old"), answer);
    for (const key of ["old", "old and open"]) await age(key, "2 days");
    await there.claim("new", "r");
    const rows = await database.run((db) => db.select({ key: idempotency.key }).from(idempotency));
    const keys = rows.map(({ key }) => key);
    expect(keys).toContain("new");
    expect(keys).not.toContain("old");
    expect(keys).not.toContain("old and open");
  });
});
