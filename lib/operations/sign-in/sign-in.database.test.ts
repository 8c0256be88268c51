import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { freshDatabase } from "@/lib/adapters/postgres/testing/fresh-database";
import { createPeopleContext } from "@/lib/server/people";
import { makeLink } from "./invite";
import { lookAtLink, redeemLink } from "./redeem-link";
import { shellLink } from "./shell-link";
import { shellToken } from "./shell-token";
import { type Claims, signInByIdentity } from "./sign-in-by-identity";
import { signInLink } from "./sign-in-link";

const { database } = await freshDatabase();
const ctx = createPeopleContext(database);
const origin = { address: "192.0.2.7" };
const nobody = { administrator: false, bindings: [] };
const linkIn = ({ path }: { path: string }) => path.split("#")[1] ?? "";
const failing = (code: string) => expect.objectContaining({ failure: expect.objectContaining({ code }) });

describe("the identity provider's people", () => {
  const claims: Claims = {
    issuer: "https://id.example",
    subject: "s-1",
    name: "Mira",
    email: "mira@example.com",
    groups: ["ops"],
  };
  const signIn = (change: Partial<Claims> = {}) =>
    signInByIdentity({ ctx, input: { claims: { ...claims, ...change }, origin } });

  it("are known again by issuer and subject", async () => {
    const first = await signIn();
    const again = await signIn({ name: "Renamed", email: "new@example.com" });
    expect(again.personId).toBe(first.personId);
    expect(again.session).not.toBe(first.session);
    expect((await signIn({ subject: "s-2", email: undefined })).personId).not.toBe(first.personId);
    expect((await signIn({ issuer: "https://other.example", email: undefined })).personId).not.toBe(
      first.personId,
    );
  });

  it("are never taken for somebody who has the same e-mail address here", async () => {
    const email = "victim@example.com";
    const local = await ctx.persons.add(
      { name: "Pre-registered", email, passwordHash: "x", ...nobody, administrator: true },
      "t",
    );
    const { personId } = await signIn({ subject: "victim", email });
    expect(personId).not.toBe(local.id);
    expect(await ctx.persons.find(personId)).toMatchObject({
      email: undefined,
      administrator: false,
      bindings: [],
    });
    expect(await ctx.persons.find(local.id)).toMatchObject({ identity: undefined });
  });

  it("are asked for again after a day, since groups are told at a sign-in alone", async () => {
    const { personId } = await signIn();
    const [newest] = await ctx.sessions.list(personId);
    const lasts = Date.parse(newest?.expiresAt ?? "") - Date.parse(newest?.createdAt ?? "");
    expect(Math.round(lasts / 3_600_000)).toBe(24);
  });

  it("are not let in when they are disabled", async () => {
    const { personId } = await signIn({ subject: "gone", email: undefined });
    await ctx.persons.change(personId, { disabled: true }, "t");
    await expect(signIn({ subject: "gone", email: undefined })).rejects.toThrow(failing("unauthenticated"));
  });
});

describe("the first Administrator", () => {
  const first = () =>
    makeLink(ctx, {
      kind: "first",
      grants: { administrator: true, bindings: [] },
      createdBy: "t",
      lifetimeSeconds: 60,
    });
  const answer = { name: "Vera", email: "vera@example.com", password: "a ship in the dock", origin };

  it("is one alone, of several that come with a link each", async () => {
    const there = (await ctx.persons.list()).filter(({ administrator }) => administrator);
    expect(there).toHaveLength(1);
    await expect(redeemLink({ ctx, input: { link: linkIn(await first()), ...answer } })).rejects.toThrow(
      failing("refused"),
    );
  });

  it("is one alone, of two links that are used at the same time", async () => {
    await Promise.all(
      (await ctx.persons.list()).map(({ id }) =>
        database.run((db) => db.execute(sql`update people set administrator = false where id = ${id}`)),
      ),
    );
    const links = [linkIn(await first()), linkIn(await first())];
    const results = await Promise.allSettled(
      links.map((link, at) =>
        redeemLink({ ctx, input: { link, ...answer, email: `first${at}@example.com` } }),
      ),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await ctx.persons.list()).filter(({ administrator }) => administrator)).toHaveLength(1);
  });

  it.each([{ name: " " }, { email: undefined }])("needs to say who they are: %j", async (change) => {
    const link = linkIn(
      await makeLink(ctx, { kind: "invite", grants: nobody, createdBy: "t", lifetimeSeconds: 60 }),
    );
    await expect(redeemLink({ ctx, input: { link, ...answer, ...change } })).rejects.toThrow(
      failing("bad-input"),
    );
    expect(await lookAtLink(ctx, link, origin)).toMatchObject({ kind: "invite" });
  });
});

describe("whoever has the shell", () => {
  it("gets a link that signs in at once, always as the same person", async () => {
    const input = { name: "Demo", email: "demo@drydock.invalid" };
    const [one, other] = [await signInLink({ ctx, input }), await signInLink({ ctx, input })];
    const first = await redeemLink({ ctx, input: { link: linkIn(one), origin } });
    const second = await redeemLink({ ctx, input: { link: linkIn(other), origin } });
    expect(second.personId).toBe(first.personId);
    await expect(redeemLink({ ctx, input: { link: linkIn(one), origin } })).rejects.toThrow(
      failing("unauthenticated"),
    );
  });

  it("gets a new password for who is there, and an Administrator where nobody is", async () => {
    await ctx.persons.add({ name: "Lost", email: "lost@example.com", passwordHash: "x", ...nobody }, "t");
    const reset = await shellLink({ ctx, input: { email: "lost@example.com" } });
    expect(await lookAtLink(ctx, linkIn(reset), origin)).toMatchObject({ kind: "reset", name: "Lost" });
    const fresh = await shellLink({ ctx, input: { email: "fresh@example.com" } });
    expect(await lookAtLink(ctx, linkIn(fresh), origin)).toMatchObject({
      kind: "invite",
      grants: { administrator: true },
    });
  });

  it("gets tokens of one person, asked for by several commands at once", async () => {
    await Promise.all(Array.from({ length: 5 }, () => shellToken({ ctx, input: { name: "many" } })));
    expect((await ctx.persons.list()).filter(({ name }) => name === "many")).toHaveLength(1);
  });

  it("gets tokens, but none of somebody who is disabled", async () => {
    await shellToken({ ctx, input: { name: "ci" } });
    const person = await ctx.persons.findByEmail("ci@drydock.invalid");
    expect(person).toMatchObject({ name: "ci", administrator: true });
    await ctx.persons.change(person?.id ?? "", { disabled: true }, "t");
    await expect(shellToken({ ctx, input: { name: "ci" } })).rejects.toThrow(failing("refused"));
  });
});
