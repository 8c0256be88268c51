import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { browse } from "@/lib/adapters/oidc/testing/browse";
import { createTestProvider, type TestProvider } from "@/lib/adapters/oidc/testing/provider";
import { getConsole } from "@/lib/server/console";
import { createPeople } from "@/lib/server/people";
import { inRequest } from "@/lib/server/request/scope";
import { readSettings } from "@/lib/server/settings";
import { ask, database, member, people, recorded } from "@/lib/server/testing/people-world";
import { withOpenRoute } from "@/lib/server/with-route";
import { makeToken, readAccount } from "./account";
import { setGroup } from "./people";
import { beginAtProvider, finishAtProvider } from "./provider";
import { readSession } from "./session";

const base = "http://127.0.0.1:7080";
const shared = "operator@example.com";
const known = {
  mira: { email: shared, groups: ["ops"] },
  noah: { email: shared },
  vera: { email: "vera-of-the-console@example.com" },
};
let provider: TestProvider;

beforeAll(async () => {
  // It warns about each setting that only tests may have.
  vi.spyOn(console, "warn").mockReturnValue();
  provider = await createTestProvider({ base, people: known });
  await provider.start();
  const settings = readSettings({
    NODE_ENV: "test",
    DRYDOCK_OIDC_ISSUER: provider.issuer,
    DRYDOCK_OIDC_CLIENT_ID: provider.client.id,
    DRYDOCK_OIDC_CLIENT_SECRET: provider.client.secret,
  });
  Object.assign(getConsole(), { settings, people: createPeople(database, settings) });
});
afterEach(() => {
  provider.tamper = (idToken) => idToken;
});
afterAll(async () => {
  await provider.stop();
  vi.restoreAllMocks();
});

/** What a browser is answered at an address of ours: where it is sent, and the cookies it is given. */
async function open(endpoint: typeof beginAtProvider, address: string, cookie = "") {
  const scope = { id: "1", address: "192.0.2.200", secure: false };
  const request = new Request(new URL(address, base), { headers: { cookie } });
  const params = Promise.resolve({});
  const answer = await inRequest(scope, () => withOpenRoute(endpoint)(request, { params }));
  const set = answer.headers.getSetCookie().map((each) => each.split(";")[0] ?? "");
  const of = (name: string) => set.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
  return {
    location: answer.headers.get("location") ?? "",
    handshake: of("drydock_handshake"),
    session: of("drydock_session"),
  };
}

/** Begins here and signs in there; what is left is to come back. */
async function returning(login: string, from = "") {
  const { location, handshake } = await open(beginAtProvider, `/sign-in/oidc${from}`);
  const { pathname, search } = await browse(location, login);
  return { address: `${pathname}${search}`, cookie: `drydock_handshake=${handshake}` };
}

async function signedIn(login: string) {
  const { address, cookie } = await returning(login);
  const { session } = await open(finishAtProvider, address, cookie);
  return (await ask(readSession, { cookie: session })).told;
}

describe("who comes by the identity provider", () => {
  it("has the roles of their groups, and goes where they wanted to", async () => {
    const vera = await member({ administrator: true });
    const bindings = [{ cluster: "*", role: "cluster-editor" as const }];
    await ask(setGroup, { body: { group: "ops", administrator: false, bindings }, cookie: vera.cookie });
    const { address, cookie } = await returning("mira", "?from=/clusters/lab");
    const { location, session } = await open(finishAtProvider, address, cookie);
    expect(location).toBe("/clusters/lab");
    const { told } = await ask(readSession, { cookie: session });
    expect(told).toMatchObject({ name: "mira", groups: ["ops"], administrator: false, bindings });
    expect(recorded().at(-1)).toMatchObject({
      action: "session.sign-in",
      actor: { name: "mira", via: "provider" },
    });
  });

  it("makes tokens that may what was given by name, and is told what that is", async () => {
    const { address, cookie: handshake } = await returning("mira");
    const { session: cookie } = await open(finishAtProvider, address, handshake);
    const { told: self } = await ask(readSession, { cookie });
    expect(self.bindings).toHaveLength(1);
    const account = async () => (await ask(readAccount, { cookie })).told;
    expect(await account()).toMatchObject({
      issuer: provider.issuer,
      named: { administrator: false, bindings: [] },
    });
    const body = { name: "nightly", roleCap: "administrator" as const, days: 1 };
    const bearer = (await ask(makeToken, { body, cookie })).told.token;
    expect((await ask(readSession, { bearer })).told).toMatchObject({ administrator: false, bindings: [] });
    const bindings = [{ cluster: "lab", role: "cluster-viewer" as const }];
    await people.persons.change(self.personId, { bindings }, "t");
    expect((await account()).named).toEqual({ administrator: false, bindings });
    expect((await ask(readSession, { bearer })).told).toMatchObject({ bindings });
    await people.persons.change(self.personId, { bindings: [] }, "t");
  });

  it("is known again by subject; somebody else with the same address is somebody else", async () => {
    const [first, again, other] = [await signedIn("mira"), await signedIn("mira"), await signedIn("noah")];
    expect(again.personId).toBe(first.personId);
    expect(other.personId).not.toBe(first.personId);
    expect(other).toMatchObject({ bindings: [], groups: [] });
    expect([first.email, other.email]).toEqual([shared, undefined]);
  });

  it("gets nothing of a person here with their address, which nobody has verified", async () => {
    const here = { name: "Vera", email: known.vera.email, administrator: true, bindings: [] };
    const { id } = await people.persons.add(here, "t");
    const told = await signedIn("vera");
    expect(told.personId).not.toBe(id);
    expect(told).toMatchObject({ administrator: false, bindings: [] });
    expect(told.email).toBeUndefined();
  });
});

describe("the sign-in page tells that nobody was signed in", () => {
  const refused = async (address: string, cookie: string) => {
    const { location, session } = await open(finishAtProvider, address, cookie);
    expect(session).toBeUndefined();
    return location;
  };

  it("by an answer to another browser, or to none", async () => {
    const { address } = await returning("mira");
    const { cookie } = await returning("mira");
    expect(await refused(address, cookie)).toBe("/sign-in?error=provider-refused");
    expect(await refused(address, "")).toBe("/sign-in?error=provider-handshake");
    expect(await refused(address, "drydock_handshake=guessed")).toBe("/sign-in?error=provider-handshake");
  });

  it("by an answer that was used before", async () => {
    const { address, cookie } = await returning("mira");
    await open(finishAtProvider, address, cookie);
    expect(await refused(address, cookie)).toBe("/sign-in?error=provider-refused");
  });

  it("by a token with another nonce than was asked for", async () => {
    const { address, cookie: given } = await returning("mira");
    const kept = JSON.parse(Buffer.from(given.split("=")[1] ?? "", "base64url").toString());
    kept.nonce = "another";
    const cookie = `drydock_handshake=${Buffer.from(JSON.stringify(kept)).toString("base64url")}`;
    expect(await refused(address, cookie)).toBe("/sign-in?error=provider-refused");
  });

  it("by a token without a signature", async () => {
    const { address, cookie } = await returning("mira");
    const unsigned = Buffer.from('{"alg":"none"}').toString("base64url");
    provider.tamper = (token) => `${unsigned}.${token.split(".")[1]}.`;
    expect(await refused(address, cookie)).toBe("/sign-in?error=provider-refused");
  });

  it("whom the provider refused, and who is disabled here", async () => {
    const stranger = await returning("a stranger");
    expect(await refused(stranger.address, stranger.cookie)).toBe("/sign-in?error=provider-refused");
    const { personId } = await signedIn("noah");
    await people.persons.change(personId, { disabled: true }, "t");
    const noah = await returning("noah");
    const before = recorded().length;
    expect(await refused(noah.address, noah.cookie)).toBe("/sign-in?error=person-disabled");
    expect(await refused(noah.address, "")).toBe("/sign-in?error=provider-handshake");
    const refusal = { action: "session.sign-in", stage: "after", result: "refused", address: "192.0.2.200" };
    expect(recorded().slice(before)).toMatchObject([
      {
        ...refusal,
        object: expect.stringMatching(/^person noah, subject ./),
        detail: { by: "provider", code: "person-disabled" },
      },
      { ...refusal, object: "", actor: { name: "" }, detail: { code: "provider-handshake" } },
    ]);
  });

  it("somewhere else than in this console", async () => {
    const { address, cookie: given } = await returning("mira");
    const kept = JSON.parse(Buffer.from(given.split("=")[1] ?? "", "base64url").toString());
    kept.from = "https://evil.example/";
    const cookie = `drydock_handshake=${Buffer.from(JSON.stringify(kept)).toString("base64url")}`;
    expect((await open(finishAtProvider, address, cookie)).location).toBe("/clusters");
  });

  it("after too many answers that were made up, for none of which the provider is called any more", async () => {
    const { cookie } = await returning("mira");
    const made = "/sign-in/oidc/callback?code=guessed&state=guessed";
    const tries: string[] = [];
    // Each is logged.
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    for (let step = 0; step < 61; step++) tries.push(await refused(made, cookie));
    expect(tries.at(-1)).toBe("/sign-in?error=too-many");
  });
});
