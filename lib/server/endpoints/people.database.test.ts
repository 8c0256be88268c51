import { beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import { freshDatabase } from "@/lib/adapters/postgres/testing/fresh-database";
import type { Principal } from "@/lib/domain/access/principal";
import { shellToken } from "@/lib/operations/sign-in/shell-token";
import { getConsole } from "@/lib/server/console";
import { createPeople, type People } from "@/lib/server/people";
import { inRequest } from "@/lib/server/request/scope";
import { readSettings } from "@/lib/server/settings";
import { consoleFor } from "@/lib/server/testing/signed-in";
import { type Endpoint, type OpenEndpoint, withOpenRoute, withRoute } from "@/lib/server/with-route";
import * as account from "./account";
import * as links from "./links";
import * as endpoints from "./people";
import { readSession, signIn, signOut } from "./session";

const { database } = await freshDatabase();
consoleFor({});
const people: People = createPeople(database, readSettings({ NODE_ENV: "test" }));
getConsole().people = people;

const PASSWORD = "a ship in the dock";
let number = 0;

interface Asked {
  id?: string;
  body?: unknown;
  cookie?: string;
  bearer?: string;
  headers?: Record<string, string>;
}

async function ask<Body>(
  endpoint: Endpoint<Body> | OpenEndpoint<Body>,
  { id = "", body, cookie, bearer, headers }: Asked = {},
) {
  const request = new Request(`http://127.0.0.1${endpoint.path}`, {
    method: endpoint.method,
    headers: {
      "content-type": "application/json",
      ...(cookie && { cookie: `drydock_session=${cookie}` }),
      ...(bearer && { authorization: `Bearer ${bearer}` }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const context = { params: Promise.resolve({ id }) };
  // Each test comes from a place of its own: tries are counted.
  const scope = { id: "1", address: `192.0.2.${number}`, secure: false };
  const route = "open" in endpoint ? withOpenRoute(endpoint) : withRoute(endpoint);
  const response = await inRequest(scope, () => route(request, context));
  const text = await response.text();
  const schema = response.ok ? (endpoint.response as z.ZodType | undefined) : undefined;
  const told = text === "" ? undefined : JSON.parse(text);
  if (schema) expect(schema.parse(told), endpoint.path).toEqual(told);
  const session = /^drydock_session=([^;]*);/.exec(response.headers.get("set-cookie") ?? "")?.[1];
  return { status: response.status, told, session };
}

/** Somebody with a password, who is signed in. */
async function member(change: { administrator?: boolean; bindings?: Principal["bindings"] } = {}) {
  number += 1;
  const email = `m${number}@example.com`;
  const { administrator = false, bindings = [] } = change;
  const passwordHash = await people.passwords.hash(PASSWORD);
  const person = await people.persons.add(
    { name: `M ${number}`, email, passwordHash, administrator, bindings },
    "t",
  );
  const { session = "" } = await ask(signIn, { body: { email, password: PASSWORD } });
  return { ...person, email, cookie: session };
}

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
      { name: "x", email: `x${number}@example.com`, administrator: false, bindings: [] },
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
    number += 1;
    const body = {
      email: `New${number}@example.com`,
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

describe("a new password by an Administrator's link", () => {
  it("ends all sessions that were there before", async () => {
    const mira = await member();
    const { told } = await ask(endpoints.makeResetLink, { id: mira.id, cookie: vera.cookie });
    const link = String(told.path).split("#")[1];
    const { session } = await ask(links.redeemOneTimeLink, {
      body: { link, password: "another ship in the dock" },
    });
    expect((await ask(readSession, { cookie: mira.cookie })).status).toBe(401);
    expect((await ask(readSession, { cookie: session })).told).toMatchObject({ personId: mira.id });
    expect((await ask(signIn, { body: { email: mira.email, password: PASSWORD } })).status).toBe(401);
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

describe("one's own account", () => {
  it("lists and ends sessions, one's own alone", async () => {
    const mira = await member();
    const { session = "" } = await ask(signIn, { body: { email: mira.email, password: PASSWORD } });
    const { told } = await ask(account.readAccount, { cookie: mira.cookie });
    expect(told).toMatchObject({ hasPassword: true, tokens: [] });
    const other = told.sessions.find(({ current }: { current: boolean }) => !current);
    expect((await ask(account.endOwnSession, { id: other.id, cookie: vera.cookie })).status).toBe(404);
    expect((await ask(account.endOwnSession, { id: other.id, cookie: mira.cookie })).status).toBe(204);
    expect(await people.principals.of(session)).toBeUndefined();
    await ask(account.endOtherSessions, { cookie: mira.cookie });
    expect((await ask(readSession, { cookie: mira.cookie })).status).toBe(200);
  });

  it("makes tokens that are told once, and revokes them", async () => {
    const mira = await member({ bindings: [{ cluster: "*", role: "cluster-admin" }] });
    const body = { name: "ci", roleCap: "cluster-viewer" as const, clusters: ["lab"], days: 30 };
    const { told, status } = await ask(account.makeToken, {
      body,
      cookie: mira.cookie,
      headers: { "idempotency-key": "k" },
    });
    expect(status).toBe(201);
    const scope = { roleCap: "cluster-viewer", clusters: ["lab"] };
    expect((await ask(readSession, { bearer: told.token })).told).toMatchObject({
      via: { kind: "token" },
      scope,
    });
    expect(JSON.stringify((await ask(account.readAccount, { cookie: mira.cookie })).told)).not.toContain(
      told.token,
    );
    // The answer holds a secret, and is not kept for a repeated call.
    const again = await ask(account.makeToken, {
      body,
      cookie: mira.cookie,
      headers: { "idempotency-key": "k" },
    });
    expect(again.told.token).not.toBe(told.token);
    expect((await ask(account.revokeToken, { id: told.id, cookie: vera.cookie })).status).toBe(404);
    expect((await ask(account.revokeToken, { id: told.id, cookie: mira.cookie })).status).toBe(204);
    expect(await people.principals.of(told.token)).toBeUndefined();
  });

  it("is out of reach for a token, which could make itself another one", async () => {
    const token = await shellToken({ ctx: people, input: { name: "bot" } });
    const body = { name: "more", roleCap: "administrator" as const, days: 365 };
    expect((await ask(account.makeToken, { body, bearer: token })).status).toBe(403);
  });

  it("changes the password with the current one, and ends the other sessions", async () => {
    const mira = await member();
    const { session = "" } = await ask(signIn, { body: { email: mira.email, password: PASSWORD } });
    const change = (current: string, password: string) =>
      ask(account.setPassword, { body: { current, password }, cookie: mira.cookie });
    expect(await change("wrong", "another ship in the dock")).toMatchObject({
      status: 400,
      told: { field: "current" },
    });
    expect(await change(PASSWORD, "short")).toMatchObject({ status: 400, told: { field: "password" } });
    expect((await change(PASSWORD, "another ship in the dock")).status).toBe(204);
    expect(await people.principals.of(session)).toBeUndefined();
    expect((await ask(readSession, { cookie: mira.cookie })).status).toBe(200);
    expect(
      (await ask(signIn, { body: { email: mira.email, password: "another ship in the dock" } })).status,
    ).toBe(204);
  });
});
