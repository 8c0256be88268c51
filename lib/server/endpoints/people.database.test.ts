import { beforeEach, describe, expect, it } from "vitest";
import { shellToken } from "@/lib/operations/sign-in/shell-token";
import { ask, elsewhere, member, PASSWORD, people, recorded } from "@/lib/server/testing/people-world";
import * as account from "./account";
import * as links from "./links";
import * as endpoints from "./people";
import { readSession, signIn, signOut } from "./session";

let vera: Awaited<ReturnType<typeof member>>;
beforeEach(async () => {
  vera = await member({ administrator: true });
});

describe("signing in", () => {
  it("by password begins a session, which says who it is and what they may", async () => {
    const mira = await member({ bindings: [{ cluster: "lab", role: "cluster-editor" }] });
    const { told } = await ask(readSession, { cookie: mira.cookie });
    expect(told).toMatchObject({
      personId: mira.id,
      email: mira.email,
      administrator: false,
      via: { kind: "session" },
    });
    expect(told.bindings).toEqual(mira.bindings);
  });

  it("tells an unknown address, one without a password and a wrong password apart by nothing", async () => {
    const { email } = await people.persons.add(
      { name: "x", email: `x${elsewhere()}@example.com`, administrator: false, bindings: [] },
      "t",
    );
    const tries = [
      { email: "nobody@example.com", password: PASSWORD },
      { email, password: PASSWORD },
      { email: vera.email, password: "something else" },
    ];
    const answers = await Promise.all(tries.map((body) => ask(signIn, { body })));
    expect(answers.map(({ status, session }) => [status, session])).toEqual(
      tries.map(() => [401, undefined]),
    );
    expect(new Set(answers.map(({ told }) => JSON.stringify(told))).size).toBe(1);
  });

  it("of a disabled person is refused as a wrong password is", async () => {
    const mira = await member();
    await people.persons.change(mira.id, { disabled: true }, "t");
    expect((await ask(signIn, { body: { email: mira.email, password: PASSWORD } })).status).toBe(401);
  });

  it("ends the session that the browser had before: one that somebody planted is worth nothing", async () => {
    const planted = await member();
    const { session } = await ask(signIn, {
      body: { email: vera.email, password: PASSWORD },
      cookie: planted.cookie,
    });
    expect(session).not.toBe(planted.cookie);
    expect((await ask(readSession, { cookie: planted.cookie })).status).toBe(401);
  });

  it("by a token begins a session of its person, unless something narrows it", async () => {
    const token = await shellToken({ ctx: people, input: { name: "bot" } });
    const { session, status } = await ask(signIn, { body: { token } });
    expect(status).toBe(204);
    expect((await ask(readSession, { cookie: session })).told).toMatchObject({
      name: "bot",
      administrator: true,
    });
    // It is no way round what a token may not, and ends with it.
    const body = { name: "more", roleCap: "administrator" as const, days: 365 };
    expect((await ask(account.makeToken, { body, cookie: session })).status).toBe(403);
    const [own] = await people.tokens.list((await people.principals.of(token))?.personId ?? "");
    await people.tokens.revoke(own?.id ?? "");
    expect((await ask(readSession, { cookie: session })).status).toBe(401);
    const narrow = await shellToken({ ctx: people, input: { name: "bot", clusters: ["lab"] } });
    expect(await ask(signIn, { body: { token: narrow } })).toMatchObject({ status: 409, session: undefined });
    expect((await ask(signIn, { body: { token: "x" } })).status).toBe(401);
  });

  it("is refused to a page of another site, and after too many tries from one place", async () => {
    const body = { email: "target@example.com", password: "wrong wrong wrong" };
    expect((await ask(signIn, { body, headers: { "sec-fetch-site": "cross-site" } })).status).toBe(403);
    const tries: number[] = [];
    for (let step = 0; step < 12; step++) tries.push((await ask(signIn, { body })).status);
    expect(tries).toEqual([...Array(10).fill(401), 429, 429]);
  });
});

it("the audit log tells who came, by what, from where, and who went; and of who was refused", async () => {
  const mira = await member();
  const place = elsewhere();
  const before = recorded().length;
  const { session } = await ask(signIn, { body: { email: mira.email, password: PASSWORD } });
  await ask(signIn, { body: { token: "nobody-made-this-token" } });
  await ask(signIn, { body: { email: mira.email, password: "not it" } });
  await ask(signIn, { body: { email: "my password by mistake@x.example", password: "not it" } });
  await ask(links.redeemOneTimeLink, { body: { link: "x".repeat(43), password: PASSWORD } });
  await ask(signOut, { cookie: session });
  const told = recorded().slice(before);
  const address = `192.0.2.${place}`;
  const refused = { action: "session.sign-in", result: "refused", actor: { name: "" }, address };
  expect(told).toMatchObject([
    { action: "session.sign-in", result: "done", actor: { name: mira.name, via: "password" }, address },
    { ...refused, detail: { by: "token", code: "unauthenticated" } },
    { ...refused, object: `person ${mira.name} (${mira.id})`, detail: { by: "password" } },
    { ...refused, object: "", detail: { by: "password" } },
    { ...refused, detail: { by: "link" } },
    {
      action: "session.sign-out",
      result: "done",
      actor: { name: mira.name, via: expect.stringMatching(/^session [0-9a-f-]{36}$/) },
      address,
    },
  ]);
  expect(JSON.stringify(told)).not.toContain("by mistake");
  expect(JSON.stringify(told)).not.toContain(PASSWORD);
});

it("signing out ends the session and takes the cookie back; a token stays", async () => {
  const out = await ask(signOut, { cookie: vera.cookie });
  expect([out.status, out.session]).toEqual([200, ""]);
  expect((await ask(readSession, { cookie: vera.cookie })).status).toBe(401);
  const token = await shellToken({ ctx: people, input: { name: "bot" } });
  await ask(signOut, { bearer: token });
  expect((await ask(readSession, { bearer: token })).status).toBe(200);
});

describe("an invitation", () => {
  const invited = async () => {
    const body = {
      email: `New${elsewhere()}@example.com`,
      bindings: [{ cluster: "lab", role: "cluster-viewer" as const }],
    };
    const { told } = await ask(endpoints.invitePerson, { body, cookie: vera.cookie });
    return { link: String(told.path).split("#")[1] ?? "", email: body.email.toLowerCase() };
  };

  it("lets one person in, with its roles and its address, whatever they say", async () => {
    const { link, email } = await invited();
    expect((await ask(links.lookAtOneTimeLink, { body: { link } })).told).toMatchObject({
      kind: "invite",
      email,
    });
    const body = { link, name: "Noah", email: "other@example.com", password: PASSWORD };
    const { session, status } = await ask(links.redeemOneTimeLink, { body });
    expect(status).toBe(204);
    const { told } = await ask(readSession, { cookie: session });
    expect(told).toMatchObject({ name: "Noah", email, administrator: false });
    expect(told.bindings).toEqual([{ cluster: "lab", role: "cluster-viewer" }]);
    expect(await ask(links.redeemOneTimeLink, { body })).toMatchObject({ status: 401, session: undefined });
  });

  it("is not used up by a password that is not taken, nor by an address that somebody has meanwhile", async () => {
    const { link, email } = await invited();
    const weak = await ask(links.redeemOneTimeLink, { body: { link, name: "N", password: "short" } });
    expect(weak).toMatchObject({ status: 400, told: { field: "password" } });
    const { id } = await people.persons.add(
      { name: "first", email, administrator: false, bindings: [] },
      "t",
    );
    const body = { link, name: "Noah", password: PASSWORD };
    expect(await ask(links.redeemOneTimeLink, { body })).toMatchObject({ status: 409, session: undefined });
    expect((await people.persons.find(id))?.hasPassword).toBe(false);
    expect((await ask(links.lookAtOneTimeLink, { body: { link } })).status).toBe(200);
  });

  it("is listed without what it could be used by, and can be withdrawn", async () => {
    const { link, email } = await invited();
    const { told } = await ask(endpoints.listPeople, { cookie: vera.cookie });
    const open = told.invites.find((each: { email: string }) => each.email === email);
    expect(JSON.stringify(told)).not.toContain(link);
    expect(
      (await ask(links.redeemOneTimeLink, { body: { link: open.id, name: "x", password: PASSWORD } })).status,
    ).toBe(401);
    expect((await ask(endpoints.withdrawInvite, { id: open.id, cookie: vera.cookie })).status).toBe(204);
    expect((await ask(links.lookAtOneTimeLink, { body: { link } })).status).toBe(401);
    expect((await ask(endpoints.withdrawInvite, { id: open.id, cookie: vera.cookie })).status).toBe(404);
  });
});

it("the audit log tells what a link was used for: who joined, with which roles, and a new password", async () => {
  const bindings = [{ cluster: "lab", role: "cluster-viewer" as const }];
  const email = `joins${elsewhere()}@example.com`;
  const { told } = await ask(endpoints.invitePerson, { body: { email, bindings }, cookie: vera.cookie });
  const link = String(told.path).split("#")[1] ?? "";
  const before = recorded().length;
  await ask(links.redeemOneTimeLink, { body: { link, name: "Noah", password: PASSWORD } });
  const joined = { administrator: false, roles: "cluster-viewer on lab", link: vera.name };
  expect(recorded().slice(before)).toMatchObject([
    { action: "person.join", actor: { name: "Noah", via: "link" }, detail: joined },
    { action: "session.sign-in", actor: { name: "Noah" } },
  ]);
  const mira = await member();
  const made = await ask(endpoints.makeResetLink, { id: mira.id, cookie: vera.cookie });
  const reset = String(made.told.path).split("#")[1] ?? "";
  await ask(links.redeemOneTimeLink, { body: { link: reset, password: "another ship in the dock" } });
  expect(recorded().at(-2)).toMatchObject({
    action: "person.change",
    object: `person ${mira.id}`,
    detail: { changed: "password", link: vera.name },
  });
});

describe("people", () => {
  it("are listed without anything of their passwords", async () => {
    const { told } = await ask(endpoints.listPeople, { cookie: vera.cookie });
    expect(told.items).toContainEqual(expect.objectContaining({ id: vera.id, signsInBy: "password" }));
    expect(JSON.stringify(told)).not.toContain("argon2");
  });

  it("that are disabled are out at once, and do not come back when they are enabled", async () => {
    const mira = await member();
    const made = await ask(account.makeToken, {
      body: { name: "ci", roleCap: "cluster-viewer", days: 1 },
      cookie: mira.cookie,
    });
    const { token } = made.told;
    expect((await ask(readSession, { bearer: token })).status).toBe(200);
    await ask(endpoints.changePerson, { id: mira.id, body: { disabled: true }, cookie: vera.cookie });
    await ask(endpoints.changePerson, { id: mira.id, body: { disabled: false }, cookie: vera.cookie });
    const principals = [mira.cookie, token].map((text) => people.principals.of(text));
    expect(await Promise.all(principals)).toEqual([undefined, undefined]);
  });

  it("are signed out everywhere by an Administrator", async () => {
    const mira = await member();
    const { told } = await ask(endpoints.listSessionsOf, { id: mira.id, cookie: vera.cookie });
    expect(told.items).toHaveLength(1);
    await ask(endpoints.endSessionsOf, { id: mira.id, cookie: vera.cookie });
    expect(await people.principals.of(mira.cookie)).toBeUndefined();
  });

  it("of a group have what the group was given", async () => {
    const body = {
      group: "ops",
      administrator: false,
      bindings: [{ cluster: "*", role: "cluster-editor" as const }],
    };
    await ask(endpoints.setGroup, { body, cookie: vera.cookie });
    expect((await ask(endpoints.listPeople, { cookie: vera.cookie })).told.groups).toContainEqual(body);
  });
});
