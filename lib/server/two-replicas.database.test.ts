import { globSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { createAuditStore, createClusterStore, openDatabase } from "@/lib/adapters/postgres";
import { ClusterList } from "@/lib/contracts/cluster";
import { USUAL_IMPERSONATION } from "@/lib/domain/impersonation/whom";
import { shellToken } from "@/lib/operations/sign-in/shell-token";
import { sha256 } from "./audit/sha256";
import { verifyLog } from "./audit/verify-log";
import { createPeople } from "./people";
import { readSettings } from "./settings";
import { leaseApi } from "./testing/lease-api";
import { type Replica, replicas } from "./testing/replicas";

/** Two starts of a console, on a busy machine. */
const LONG_MS = 120_000;
/** The Lease is renewed every two seconds. */
const RENEWALS = 3;
const PASSWORD = "a ship in the dock";

// An API server without nodes: what replicas share is in the database, but for the Lease by which one of them acts.
const lease = leaseApi();
const { url, start } = await replicas("t_replicas", lease.answer);
// Both at once, on a database without a schema.
const [here, there] = await Promise.all([start("one"), start("two")]);
const database = await openDatabase({ address: { url } });
const audit = createAuditStore(database);
const people = createPeople(database, readSettings({ NODE_ENV: "test" }));
afterAll(async () => {
  await database.close();
});

async function signIn(at: typeof here, email: string, password = PASSWORD) {
  const answer = await at.ask("POST", "/session", { body: JSON.stringify({ email, password }) });
  return { status: answer.status, cookie: answer.headers.get("set-cookie")?.split(";", 1)[0] ?? "" };
}

async function member(email: string) {
  const passwordHash = await people.passwords.hash(PASSWORD);
  return people.persons.add({ name: email, email, passwordHash, administrator: true, bindings: [] }, "t");
}

async function clustersOn(one: Replica) {
  const { items } = ClusterList.parse(await (await one.ask("GET", "/clusters")).json());
  return items.map(({ id, name }) => `${id}: ${name}`).toSorted();
}

const within = (ms: number) => ({ timeout: ms, interval: 100 });

it(
  "both have the schema, made once, and serve",
  async () => {
    const made = await database.run((db) =>
      db.execute(
        "select count(*)::int as n, count(distinct hash)::int as different from drizzle.__drizzle_migrations",
      ),
    );
    const n = globSync("lib/adapters/postgres/migrations/*.sql").length;
    expect(made.rows).toEqual([{ n, different: n }]);
    for (const one of [here, there]) expect(await clustersOn(one)).toEqual(["harbor: harbor"]);
  },
  LONG_MS,
);

it(
  "exactly one of them leads at a time, and it alone renews the Lease",
  async () => {
    const leaders = async () => (await Promise.all([here.leads(), there.leads()])).filter(Boolean).length;
    await expect.poll(leaders, within(20_000)).toBe(1);
    const from = lease.holders.length;
    const seen = new Set<number>();
    while (lease.holders.length < from + RENEWALS) seen.add(await leaders());
    expect([...seen]).toEqual([1]);
    expect(new Set(lease.holders.slice(from)).size).toBe(1);
  },
  LONG_MS,
);

it(
  "a session of one counts on the other, and ends on both: at once for a call, within 5 s for a stream",
  async () => {
    await member("mira@example.com");
    const { cookie } = await signIn(here, "mira@example.com");
    expect((await there.ask("GET", "/session", { cookie })).status).toBe(200);
    const stream = await there.ask("GET", "/stream?topic=/clusters", { cookie });
    expect(stream.status).toBe(200);
    const account = (await (await here.ask("GET", "/account", { cookie })).json()) as {
      sessions: { id: string }[];
    };
    const [session] = account.sessions;
    expect((await there.ask("DELETE", `/account/sessions/${session?.id}`, { cookie })).status).toBe(204);
    const revokedAt = performance.now();
    for (const one of [here, there]) expect((await one.ask("GET", "/account", { cookie })).status).toBe(401);
    await stream.text();
    expect(performance.now() - revokedAt).toBeLessThan(5_000);
  },
  LONG_MS,
);

it(
  "a cluster that is added or renamed on one is so on the other within 5 s",
  async () => {
    const said = { tags: [], impersonation: USUAL_IMPERSONATION };
    const sealed = { bytes: Buffer.from("sealed elsewhere"), keyId: "another" };
    const store = createClusterStore(database);
    await store.add({
      ...{ ...said, id: "bay", name: "Bay" },
      added: { server: "https://127.0.0.1:1", seal: () => sealed, by: "mira", at: new Date() },
    });
    const renamed = await here.ask("PATCH", "/clusters/harbor", { body: JSON.stringify({ name: "Harbor" }) });
    expect(renamed.status).toBe(200);
    for (const one of [here, there])
      await expect.poll(() => clustersOn(one), within(5_000)).toEqual(["bay: Bay", "harbor: Harbor"]);
    await store.remove("bay");
    for (const one of [here, there])
      await expect.poll(() => clustersOn(one), within(5_000)).toEqual(["harbor: Harbor"]);
  },
  LONG_MS,
);

it(
  "the same command with one key, at both at once and later, is carried out once",
  async () => {
    // One person's, so that both are asked by the same.
    const token = await shellToken({ ctx: people, input: { name: "keys" } });
    const headers = { authorization: `Bearer ${token}`, "idempotency-key": "k-1" };
    const rename = (at: typeof here, to: string) =>
      at.ask("PATCH", "/clusters/harbor", { headers, body: JSON.stringify({ name: to }) });
    const answers = await Promise.all([rename(here, "Port"), rename(there, "Port")]);
    answers.push(await rename(there, "Port"));
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(texts).size).toBe(1);
    const done = (await audit.find({ limit: 100, actions: ["cluster.change"], everyStage: true })).filter(
      ({ stage, actor }) => stage === "after" && actor.name === "keys",
    );
    expect(done).toHaveLength(1);
    const refused = await rename(there, "Haven");
    expect([refused.status, await refused.json()]).toEqual([
      400,
      expect.objectContaining({ title: "The Idempotency-Key belongs to another request" }),
    ]);
  },
  LONG_MS,
);

it(
  "tries to sign in are counted together",
  async () => {
    await member("noah@example.com");
    const tries = await Promise.all(
      Array.from({ length: 16 }, (_, at) => signIn(at % 2 ? here : there, "noah@example.com", `wrong ${at}`)),
    );
    const statuses = tries.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([...Array(10).fill(401), ...Array(6).fill(429)]);
  },
  LONG_MS,
);

it(
  "the audit log's chain is whole when both write it, and has each of their records",
  async () => {
    const rename = (at: number) =>
      (at % 2 ? here : there).ask("PATCH", "/clusters/harbor", {
        body: JSON.stringify({ tags: [`t${at}`] }),
      });
    const before = (await audit.place()).seq;
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => rename(at)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    // Before and after each; what of tries is still on its way comes beside them.
    const written = (await audit.follow(before, 1_000)).filter(({ action }) => action === "cluster.change");
    expect(written).toHaveLength(40);
    expect((await verifyLog(audit, sha256)).broken).toBeUndefined();
  },
  LONG_MS,
);
