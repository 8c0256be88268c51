import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { freshDatabase } from "@/lib/adapters/postgres/testing/fresh-database";
import type { Person } from "@/lib/domain/people/person";
import {
  createCredentialStore,
  createLinkStore,
  createPeopleStore,
  createSessionStore,
  createTokenStore,
} from ".";

const { database } = await freshDatabase();
const people = createPeopleStore(database);
const sessions = createSessionStore(database);
const tokens = createTokenStore(database);
const links = createLinkStore(database);
const { principalOf, ownerNow, touch } = createCredentialStore(database);
const change = (statement: ReturnType<typeof sql>) => database.run((db) => db.execute(statement));

let mira: Person;
let count = 0;
beforeEach(async () => {
  count += 1;
  const bindings = [{ cluster: "lab", role: "cluster-viewer" }] as const;
  mira = await people.add(
    { name: "Mira", email: `mira${count}@example.com`, administrator: false, bindings },
    "tests",
  );
});
const hash = (name: string) => `${name}-${count}`;
const start = (name = "s", groups: string[] = []) =>
  sessions.start({
    tokenHash: hash(name),
    personId: mira.id,
    groups,
    address: "192.0.2.7",
    lifetimeSeconds: 60,
  });
const issue = (
  name: string,
  scope: { roleCap?: "cluster-viewer" | "administrator"; clusters?: string[] } = {},
) => tokens.add({ tokenHash: hash(name), personId: mira.id, name, lifetimeSeconds: 60, ...scope });

describe("a session", () => {
  it("is of its person, with the roles as they stand now", async () => {
    await start();
    const found = await principalOf(hash("s"));
    expect(found).toMatchObject({ personId: mira.id, name: "Mira", email: mira.email, administrator: false });
    expect(found?.bindings).toEqual(mira.bindings);
    expect(found?.via).toMatchObject({ kind: "session" });
    await people.change(mira.id, { bindings: [], administrator: true }, "tests");
    expect(await principalOf(hash("s"))).toMatchObject({ bindings: [], administrator: true });
    expect((await people.find(mira.id))?.lastSignInAt).toBeDefined();
  });

  it("has what the groups have that were told at the sign-in", async () => {
    await start("s", ["ops", "unknown"]);
    expect((await principalOf(hash("s")))?.bindings).toHaveLength(1);
    await people.setGroup(
      { group: "ops", administrator: true, bindings: [{ cluster: "*", role: "cluster-admin" }] },
      "t",
    );
    const found = await principalOf(hash("s"));
    expect(found).toMatchObject({ administrator: true, groups: ["ops", "unknown"] });
    expect(found?.bindings).toContainEqual({ cluster: "*", role: "cluster-admin" });
    await people.setGroup({ group: "ops", administrator: false, bindings: [] }, "t");
    expect(await principalOf(hash("s"))).toMatchObject({ administrator: false });
  });

  it.each<[string, () => Promise<unknown>]>([
    ["it was ended", async () => sessions.endByHash(hash("s"))],
    ["all were ended", () => sessions.endAll(mira.id)],
    ["its person is disabled", () => people.change(mira.id, { disabled: true }, "tests")],
    ["its person was deleted", () => change(sql`delete from people where id = ${mira.id}`)],
    ["it expired", () => change(sql`update sessions set expires_at = now() where token_hash = ${hash("s")}`)],
    [
      "nobody used it for a day",
      () =>
        change(
          sql`update sessions set last_seen_at = now() - interval '25 hours' where token_hash = ${hash("s")}`,
        ),
    ],
  ])("counts no more at once when %s", async (_, end) => {
    await start();
    expect(await principalOf(hash("s"))).toBeDefined();
    await end();
    expect(await principalOf(hash("s"))).toBeUndefined();
  });

  it("is listed while it stands, and ended by its person alone", async () => {
    await start("one");
    await start("two");
    const [first, second] = await sessions.list(mira.id);
    expect(first).toMatchObject({ address: "192.0.2.7" });
    expect(await sessions.end(first?.id ?? "", crypto.randomUUID())).toBe(false);
    expect(await sessions.end(first?.id ?? "", mira.id)).toBe(true);
    expect(await sessions.end(first?.id ?? "", mira.id)).toBe(false);
    expect(await sessions.end("x", mira.id)).toBe(false);
    expect((await sessions.list(mira.id)).map(({ id }) => id)).toEqual([second?.id]);
    expect(await sessions.endAll(mira.id, second?.id)).toBe(0);
    expect(await sessions.endAll(mira.id)).toBe(1);
  });

  it("is not listed when it ended by itself, with nobody using it", async () => {
    await start();
    await change(
      sql`update sessions set last_seen_at = now() - interval '25 hours' where token_hash = ${hash("s")}`,
    );
    expect(await sessions.list(mira.id)).toEqual([]);
  });

  it("that a token began says so, and counts and is listed as long as the token does", async () => {
    const { id, expiresAt } = await issue("t");
    const begin = { personId: mira.id, groups: [], tokenId: id, lifetimeSeconds: 3600 };
    await sessions.start({ tokenHash: hash("s"), ...begin });
    expect((await principalOf(hash("s")))?.via).toMatchObject({ kind: "session", token: id, expiresAt });
    expect(await sessions.list(mira.id)).toHaveLength(1);
    await tokens.revoke(id);
    expect(await principalOf(hash("s"))).toBeUndefined();
    expect(await sessions.list(mira.id)).toEqual([]);
  });
});

describe("a token", () => {
  it("has the roles of its person within its scope, and none of groups", async () => {
    await issue("whole");
    await issue("narrow", { roleCap: "cluster-viewer", clusters: ["lab"] });
    expect(await principalOf(hash("whole"))).toMatchObject({ name: "Mira", groups: [], scope: undefined });
    expect(await principalOf(hash("narrow"))).toMatchObject({
      via: { kind: "token" },
      scope: { roleCap: "cluster-viewer", clusters: ["lab"] },
    });
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    ["it was revoked", (id) => tokens.revoke(id, mira.id)],
    ["all were revoked", () => tokens.revokeAll(mira.id)],
    ["its person is disabled", () => people.change(mira.id, { disabled: true }, "tests")],
    ["it expired", (id) => change(sql`update api_tokens set expires_at = now() where id = ${id}`)],
  ])("counts no more at once when %s", async (_, end) => {
    const { id } = await issue("t");
    expect(await tokens.revoke(id, crypto.randomUUID())).toBe(false);
    expect(await principalOf(hash("t"))).toBeDefined();
    await end(id);
    expect(await principalOf(hash("t"))).toBeUndefined();
  });

  it("says when it was used last, to the minute", async () => {
    const { id, lastUsedAt } = await issue("t");
    expect(lastUsedAt).toBeUndefined();
    await touch({ kind: "token", id });
    const [used] = await tokens.list(mira.id);
    expect(used?.lastUsedAt).toBeDefined();
    await touch({ kind: "token", id });
    expect(await tokens.list(mira.id)).toEqual([used]);
  });
});

describe("somebody of the identity provider", () => {
  const leave = (days: number) =>
    change(
      sql`update people set last_sign_in_at = now() - make_interval(days => ${days}) where id = ${mira.id}`,
    );
  beforeEach(() =>
    change(sql`update people set oidc_issuer = 'i', oidc_subject = ${hash("sub")} where id = ${mira.id}`),
  );

  it("is known to the cluster by who they are there", async () => {
    await start();
    expect((await principalOf(hash("s")))?.identity).toEqual({ issuer: "i", subject: hash("sub") });
  });

  it.each([
    [29, true],
    [31, false],
  ])("who came %d days ago: what they left behind counts: %s", async (days, counts) => {
    await issue("t");
    await leave(days);
    expect((await principalOf(hash("t"))) !== undefined).toBe(counts);
    expect((await ownerNow({ personId: mira.id, groups: [] })) !== undefined).toBe(counts);
  });

  it("who never came has nothing that counts; who has a password is asked for no provider", async () => {
    await issue("t");
    expect(await principalOf(hash("t"))).toBeUndefined();
    await change(sql`update people set oidc_issuer = null, oidc_subject = null where id = ${mira.id}`);
    expect(await principalOf(hash("t"))).toBeDefined();
  });
});

describe("whoever asked for something that is done later", () => {
  const now = (groups: string[] = []) => ownerNow({ personId: mira.id, groups });

  it("has the roles that they have now, and those of the groups that they had then", async () => {
    await people.setGroup(
      { group: "night", administrator: false, bindings: [{ cluster: "*", role: "cluster-admin" }] },
      "t",
    );
    expect((await now(["night"]))?.bindings).toContainEqual({ cluster: "*", role: "cluster-admin" });
    await people.change(mira.id, { bindings: [] }, "t");
    await people.setGroup({ group: "night", administrator: false, bindings: [] }, "t");
    expect(await now(["night"])).toMatchObject({ bindings: [], administrator: false });
  });

  it("has the scope of the token that they asked with", async () => {
    const scope = { clusters: ["lab"] };
    expect(await ownerNow({ personId: mira.id, groups: [], scope })).toMatchObject({ scope });
  });

  it("is nobody once they are disabled, or were never there", async () => {
    await people.change(mira.id, { disabled: true }, "t");
    expect(await now()).toBeUndefined();
    expect(await ownerNow({ personId: "x", groups: [] })).toBeUndefined();
    expect(await ownerNow({ personId: crypto.randomUUID(), groups: [] })).toBeUndefined();
  });
});

describe("a link", () => {
  const grants = { administrator: false, bindings: [{ cluster: "lab", role: "cluster-editor" }] } as const;
  const make = (kind: "invite" | "reset" = "invite") =>
    links.add({
      tokenHash: hash("l"),
      kind,
      email: "New@Example.com",
      grants,
      createdBy: "vera",
      lifetimeSeconds: 60,
    });

  it("is looked at as often as one likes, and used once", async () => {
    await make();
    const told = { kind: "invite", email: "new@example.com", grants };
    expect(await links.look(hash("l"))).toMatchObject(told);
    const both = await Promise.all([links.use(hash("l")), links.use(hash("l"))]);
    expect(both).toContain("used");
    expect(both).toContainEqual(expect.objectContaining(told));
    expect(await links.look(hash("l"))).toBe("used");
    await links.giveBack(hash("l"));
    expect(await links.use(hash("l"))).toMatchObject(told);
  });

  it("of a person opens nothing when it was ended; those of others do", async () => {
    const of = { grants, createdBy: "vera", lifetimeSeconds: 60 };
    await links.add({ ...of, tokenHash: hash("hers"), kind: "reset", personId: mira.id });
    await make();
    await links.endOf(mira.id);
    expect(await links.use(hash("hers"))).toBe("used");
    expect(await links.look(hash("l"))).toMatchObject({ kind: "invite" });
  });

  it("does not count when it expired, or was never made", async () => {
    await make();
    await change(sql`update links set expires_at = now() where token_hash = ${hash("l")}`);
    expect([await links.look(hash("l")), await links.use(hash("l"))]).toEqual(["expired", "expired"]);
    expect(await links.use("x")).toBe("unknown");
  });

  it("is listed and withdrawn while it is an open invitation", async () => {
    await change(sql`delete from links`);
    await make();
    const [open] = await links.invites();
    expect(open).toMatchObject({ email: "new@example.com", createdBy: "vera" });
    expect(await links.withdraw(open?.id ?? "")).toBe(true);
    expect([await links.withdraw(open?.id ?? ""), await links.invites()]).toEqual([false, []]);
    expect(await links.use(hash("l"))).toBe("unknown");
    await make("reset");
    expect(await links.invites()).toEqual([]);
  });
});
