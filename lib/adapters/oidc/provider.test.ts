import { createHmac } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createOidc, type Handshake, type Oidc } from ".";
import { browse } from "./testing/browse";
import { createTestProvider, type TestProvider } from "./testing/provider";

const base = "http://127.0.0.1:7080";
const people = {
  mira: { email: "mira@example.com", groups: ["ops"] },
  noah: {},
  vera: { email: "mira@example.com", email_verified: false },
};
let provider: TestProvider;
const clientOf = (change: { clientSecret?: string } = {}) =>
  createOidc({
    issuer: provider.issuer,
    clientId: provider.client.id,
    clientSecret: provider.client.secret,
    groupsClaim: "groups",
    redirectUri: `${base}/sign-in/oidc/callback`,
    signedOutUri: `${base}/sign-in`,
    ...change,
  });

beforeAll(async () => {
  // It warns about each setting that only tests may have.
  vi.spyOn(console, "warn").mockReturnValue();
  provider = await createTestProvider({ base, people });
  await provider.start();
});
afterEach(() => {
  provider.tamper = (idToken) => idToken;
  provider.gone = undefined;
  provider.moved = undefined;
  vi.useRealTimers();
});
afterAll(async () => {
  await provider.stop();
  vi.restoreAllMocks();
});

/** Somebody who has signed in at the provider and comes back. */
async function returned(login = "mira") {
  const oidc = clientOf();
  const { url, handshake } = await oidc.begin();
  const callback = await browse(url, login);
  return { callback, handshake, finish: (kept: Handshake = handshake) => oidc.finish(callback, kept) };
}

describe("who signed in at a real provider", () => {
  it("is who it says, with their groups", async () => {
    const { finish } = await returned();
    expect(await finish()).toEqual({
      issuer: provider.issuer,
      subject: "mira",
      name: "mira",
      email: "mira@example.com",
      groups: ["ops"],
    });
  });

  it("may have neither an address nor groups", async () => {
    const { finish } = await returned("noah");
    expect(await finish()).toMatchObject({ subject: "noah", email: undefined, groups: [] });
  });

  it("has no address that the provider has not verified", async () => {
    const { finish } = await returned("vera");
    expect(await finish()).toMatchObject({ subject: "vera", name: "vera", email: undefined });
  });

  it("can sign out there, and comes back to the console", async () => {
    const address = new URL((await clientOf().signOutUrl()) ?? "");
    expect(address.origin).toBe(provider.issuer);
    expect(address.searchParams.get("post_logout_redirect_uri")).toBe(`${base}/sign-in`);
  });
});

describe("nobody is signed in", () => {
  it.each<[string, Partial<Handshake>, RegExp]>([
    ["another browser's state", { state: "another" }, /unexpected "state" response parameter value/],
    ["another nonce", { nonce: "another" }, /claim value encountered.*nonce/],
    ["another verifier", { verifier: "a".repeat(43) }, /invalid_grant/],
  ])("by %s", async (_, change, why) => {
    const { finish, handshake } = await returned();
    await expect(finish({ ...handshake, ...change })).rejects.toThrow(why);
  });

  it("by an answer that was used before, and what it gave then is taken back", async () => {
    const { finish } = await returned();
    await finish();
    await expect(finish()).rejects.toThrow("invalid_grant");
  });

  it("by a code that has expired", async () => {
    const { finish } = await returned();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 11 * 60_000 });
    await expect(finish()).rejects.toThrow("invalid_grant");
  });

  it("whom the provider refuses", async () => {
    const { finish, callback } = await returned("a stranger");
    expect(callback.searchParams.get("error")).toBe("access_denied");
    await expect(finish()).rejects.toThrow("access_denied");
  });

  it("by a client with a wrong secret", async () => {
    const { callback, handshake } = await returned();
    const guessing = clientOf({ clientSecret: "guessed" });
    await expect(guessing.finish(callback, handshake)).rejects.toThrow("WWW-Authenticate");
  });
});

describe("an ID token that the provider has signed counts only as it was asked for", () => {
  it.each<[string, object, RegExp]>([
    ["for another client", { aud: "another" }, /aud/],
    ["for several, and made for another", { aud: ["drydock", "another"], azp: "another" }, /azp/],
    ["for several", { aud: ["drydock", "another"] }, /aud/],
    ["of another issuer", { iss: "https://id.example.com" }, /iss/],
    ["that has expired", { exp: 1 }, /exp/],
    ["without an end", { exp: undefined }, /exp/],
    ["of somebody else's sign-in", { nonce: "another" }, /nonce/],
    ["of no sign-in", { nonce: undefined }, /nonce/],
    ["of nobody", { sub: undefined }, /sub/],
  ])("not one %s", async (_, change, why) => {
    const { finish } = await returned();
    provider.tamper = (token) => provider.resign(token, change);
    await expect(finish()).rejects.toThrow(why);
  });

  it("and counts signed anew, which is what the others differ from", async () => {
    const { finish } = await returned();
    provider.tamper = (token) => provider.resign(token, { groups: ["night"] });
    expect(await finish()).toMatchObject({ subject: "mira", groups: ["night"] });
  });

  it("not one that the client's secret has signed", async () => {
    const { finish } = await returned();
    provider.tamper = (token) => {
      const signed = `${part({ alg: "HS256" })}.${token.split(".")[1]}`;
      const mac = createHmac("sha256", provider.client.secret).update(signed).digest("base64url");
      return `${signed}.${mac}`;
    };
    await expect(finish()).rejects.toThrow(/alg/);
  });
});

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("an ID token counts only as the provider signed it", () => {
  const read = (text = "") => JSON.parse(Buffer.from(text, "base64url").toString());

  it.each<[string, (token: string) => string]>([
    ["without a signature", (token) => `${part({ alg: "none" })}.${token.split(".")[1]}.`],
    ["with a claim changed", (token) => changed(token, { sub: "vera" })],
    ["with groups added", (token) => changed(token, { groups: ["administrators"] })],
  ])("not one %s", async (_, tamper) => {
    const { finish } = await returned();
    provider.tamper = tamper;
    await expect(finish()).rejects.toThrow();
  });

  function changed(token: string, change: object): string {
    const [head, claims, signature] = token.split(".");
    return [head, part({ ...read(claims), ...change }), signature].join(".");
  }
});

it("a provider that was away is asked again, and answers when it is back", async () => {
  await provider.stop();
  const oidc = clientOf();
  await expect(oidc.begin()).rejects.toThrow();
  await provider.start();
  vi.useFakeTimers({ toFake: ["performance"], now: Date.now() });
  // Connections that were cut may be tried once more first.
  const begun = () => {
    vi.advanceTimersByTime(5_000);
    return oidc.begin().then(
      ({ url }) => new URL(url).origin,
      () => "away",
    );
  };
  await expect.poll(begun).toBe(provider.issuer);
});

describe("what is known of a provider", () => {
  /** Signs in as long after the first time, and says whether the provider was asked about itself once more. */
  async function askedAgain(laterMs: number, between?: (oidc: Oidc) => Promise<unknown>): Promise<boolean> {
    vi.useFakeTimers({ toFake: ["performance"] });
    const oidc = clientOf();
    await oidc.begin();
    await between?.(oidc);
    const before = provider.discoveries;
    vi.advanceTimersByTime(laterMs);
    await oidc.begin();
    return provider.discoveries > before;
  }
  /** A sign-in of somebody who comes back from the provider, which fails. */
  const failing =
    (prepare: () => void, change: Partial<Handshake> = {}) =>
    async (oidc: Oidc) => {
      const { url, handshake } = await oidc.begin();
      const callback = await browse(url, "mira");
      prepare();
      await expect(oidc.finish(callback, { ...handshake, ...change })).rejects.toThrow();
    };
  const signedByAnother = (token: string) => {
    const [head = "", ...rest] = token.split(".");
    const { alg } = JSON.parse(Buffer.from(head, "base64url").toString());
    return [Buffer.from(JSON.stringify({ alg, kid: "another" })).toString("base64url"), ...rest].join(".");
  };

  it.each<[string, number, ((oidc: Oidc) => Promise<unknown>) | undefined, boolean]>([
    ["holds for a while", 3_599_000, undefined, false],
    ["is asked again after an hour", 3_600_000, undefined, true],
    [
      "is asked again after a key that nobody knows",
      5_000,
      failing(() => {
        provider.tamper = signedByAnother;
      }),
      true,
    ],
    [
      "is asked again when its token endpoint is gone",
      5_000,
      failing(() => {
        provider.gone = "/token";
      }),
      true,
    ],
    [
      "is asked again when its keys are gone",
      5_000,
      failing(() => {
        provider.gone = "/jwks";
      }),
      true,
    ],
    [
      "is not asked at once, however many fail",
      4_000,
      failing(() => {
        provider.gone = "/token";
      }),
      false,
    ],
    [
      "holds after an answer that was not for this browser",
      5_000,
      failing(() => undefined, { state: "x" }),
      false,
    ],
    [
      "holds after a code that was not for this browser",
      5_000,
      failing(() => undefined, { verifier: "a".repeat(43) }),
      false,
    ],
  ])("%s", async (_, laterMs, between, expected) => {
    expect(await askedAgain(laterMs, between)).toBe(expected);
  });
});
