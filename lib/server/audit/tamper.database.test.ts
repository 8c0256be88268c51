import pg from "pg";
import { beforeEach, describe, expect, it } from "vitest";
import { createAuditStore } from "@/lib/adapters/postgres";
import { freshDatabase } from "@/lib/adapters/postgres/testing/fresh-database";
import { buildEntry } from "@/lib/domain/audit/testing/build";
import { sha256 } from "./sha256";
import { verifyLog } from "./verify-log";

const { url, database } = await freshDatabase();
const store = createAuditStore(database);
const verify = (range = {}) => verifyLog(store, sha256, range);
const day = (of: number) => `2026-11-${String(of).padStart(2, "0")}T12:00:00.000Z`;

/** As somebody would who owns the database: the trigger is switched off, then on again. */
async function asOwner(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("alter table audit disable trigger user");
    for (const statement of statements) await client.query(statement);
    await client.query("alter table audit enable trigger user");
  } finally {
    await client.end();
  }
}

beforeEach(async () => {
  await asOwner("delete from audit", "delete from audit_anchors");
  await store.append([1, 2, 3, 4, 5].map((at) => buildEntry({ requestId: `r${at}`, at: day(at) })));
});

describe("the log", () => {
  it("holds", async () => {
    expect(await verify()).toMatchObject({ held: 5, last: { seq: 5 }, broken: undefined });
  });

  it.each<[string, string, number, string]>([
    ["a changed person", "update audit set actor_name = 'Noah' where seq = 3", 2, "Record 3 was changed"],
    [
      "a changed detail",
      `update audit set detail = '{"reason":"-"}' where seq = 4`,
      3,
      "Record 4 was changed",
    ],
    ["a changed time", "update audit set at = at + interval '1 ms' where seq = 1", 0, "Record 1 was changed"],
    ["a changed result", "update audit set result = 'failed' where seq = 5", 4, "Record 5 was changed"],
    ["a record taken out", "delete from audit where seq = 2", 1, "Record 2 is missing before record 3."],
    ["the beginning taken off", "delete from audit where seq < 3", 0, "Records before 3 are missing"],
  ])("names %s", async (_, statement, held, text) => {
    await asOwner(statement);
    const found = await verify();
    expect(found.held).toBe(held);
    expect(found.broken?.text).toContain(text);
  });

  it("shows by an end that was kept elsewhere that the end is gone, or another one", async () => {
    const head = await store.place();
    expect((await verify({ head })).broken).toBeUndefined();
    expect((await verify({ head: { ...head, hash: "00" } })).broken?.text).toContain(
      "the log was written anew",
    );
    await asOwner("delete from audit where seq = 5");
    expect((await verify()).broken).toBeUndefined();
    expect((await verify({ head })).broken?.text).toBe(
      "The log ends at record 4: what followed up to record 5 is gone.",
    );
  });

  it("is held against the kept end whatever part of it is looked at, and when nothing is left of it", async () => {
    const head = await store.place();
    const to = new Date(day(3));
    expect(await verify({ head, to })).toMatchObject({ held: 2, broken: undefined });
    expect((await verify({ head, from: new Date(day(9)) })).broken).toBeUndefined();
    await asOwner("delete from audit where seq > 3");
    for (const range of [{ to }, { from: new Date(day(9)) }, {}])
      expect((await verify({ head, ...range })).broken?.text).toContain("The log ends at record 3");
    await asOwner("delete from audit");
    expect((await verify({ head })).broken?.text).toContain("The log ends at record 0");
  });

  it("can be looked at in part, each part holding on to the record before", async () => {
    expect(await verify({ from: new Date(day(3)) })).toMatchObject({ held: 3, broken: undefined });
    expect(await verify({ to: new Date(day(3)) })).toMatchObject({ held: 2, last: { seq: 2 } });
    expect(await verify({ from: new Date(day(2)), to: new Date(day(4)) })).toMatchObject({ held: 2 });
    expect(await verify({ from: new Date(day(9)) })).toMatchObject({ held: 0 });
    await asOwner("update audit set object = 'x' where seq = 2");
    expect((await verify({ from: new Date(day(4)) })).broken).toBeUndefined();
    expect((await verify({ from: new Date(day(2)) })).broken?.seq).toBe(2);
  });

  it("still holds when old records went for their age", async () => {
    const [, second] = await store.follow(0, 2);
    await store.retain(10, new Date(day(13)));
    expect((await verify({ head: second })).broken).toBeUndefined();
    expect(await verify()).toMatchObject({ held: 4, last: { seq: 6 }, broken: undefined });
    await asOwner("delete from audit where seq = 3");
    expect((await verify()).broken?.text).toContain("Records before 4 are missing");
  });
});
