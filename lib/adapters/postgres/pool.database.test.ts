import { describe, expect, it } from "vitest";
import { channels } from "./schema";
import { freshDatabase } from "./testing/fresh-database";

const { database } = await freshDatabase();

describe("a fresh database", () => {
  it("is ready, with the schema and no rows", async () => {
    expect(database.state()).toEqual({ state: "ready" });
    expect(await database.run((db) => db.select().from(channels))).toEqual([]);
  });
});
