import { sql } from "drizzle-orm";
import type pg from "pg";
import { expect, it } from "vitest";
import { openDrizzle } from "./open-drizzle";

/** Connections whose server answers these statements so; what they were asked, and how they were given back. */
function connections(answers: Record<string, Error>) {
  const asked: string[] = [];
  const givenBack: unknown[] = [];
  const client = {
    async query({ text }: { text: string }) {
      asked.push(text);
      if (answers[text]) throw answers[text];
      return { rows: [], rowCount: 0 };
    },
    release: (broken: unknown) => void givenBack.push(broken),
  };
  const connect = async () => client as unknown as pg.PoolClient;
  return { db: openDrizzle({ connect } as Pick<pg.Pool, "connect">), asked, givenBack };
}

const GONE = new Error("Connection terminated unexpectedly");
const work = "select 1";

it.each<[what: string, answers: Record<string, Error>, asked: string[], broken: boolean]>([
  ["goes well", {}, ["begin", work, "commit"], false],
  ["can't begin", { begin: GONE }, ["begin"], true],
  ["can't begin in time", { begin: new Error("Query read timeout") }, ["begin"], true],
  ["breaks off within", { [work]: GONE, rollback: GONE }, ["begin", work, "rollback"], true],
  ["can't be committed", { commit: GONE, rollback: GONE }, ["begin", work, "commit", "rollback"], true],
  ["is refused by the server", { [work]: new Error("duplicate key") }, ["begin", work, "rollback"], false],
])("a transaction that %s gives its connection back, once", async (_, answers, asked, broken) => {
  const { db, ...seen } = connections(answers);
  const done = db.transaction(async (tx) => {
    await tx.execute(sql.raw(work));
    return "done";
  });
  if (Object.keys(answers).length === 0) expect(await done).toBe("done");
  else await expect(done).rejects.toThrow();
  expect(seen).toEqual({ asked, givenBack: [broken] });
});

it("a transaction whose own code fails is taken back, and its connection is good", async () => {
  const { db, ...seen } = connections({});
  const failed = new Error("not so");
  await expect(db.transaction(() => Promise.reject(failed))).rejects.toBe(failed);
  expect(seen).toEqual({ asked: ["begin", "rollback"], givenBack: [false] });
});
