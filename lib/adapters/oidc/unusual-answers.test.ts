import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createOidc } from ".";
import { browse } from "./testing/browse";
import { createTestProvider, type TestProvider } from "./testing/provider";

const base = "http://127.0.0.1:7080";
let provider: TestProvider;
const called: string[] = [];
const elsewhere = createServer((request, response) => {
  called.push(`${request.method} ${request.url}`);
  response.writeHead(200, { "content-type": "application/json" }).end("{}");
});

beforeAll(async () => {
  // It warns about each setting that only tests may have.
  vi.spyOn(console, "warn").mockReturnValue();
  provider = await createTestProvider({ base, people: { mira: {} } });
  await provider.start();
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
});
afterEach(() => {
  provider.tamper = (idToken) => idToken;
  provider.moved = undefined;
});
afterAll(async () => {
  await provider.stop();
  elsewhere.close();
  vi.restoreAllMocks();
});

async function returned() {
  const oidc = createOidc({
    issuer: provider.issuer,
    clientId: provider.client.id,
    clientSecret: provider.client.secret,
    groupsClaim: "groups",
    redirectUri: `${base}/sign-in/oidc/callback`,
    signedOutUri: `${base}/sign-in`,
  });
  const { url, handshake } = await oidc.begin();
  const callback = await browse(url, "mira");
  return { finish: () => oidc.finish(callback, handshake) };
}

describe("of a provider whose clock differs an ID token", () => {
  const second = () => Math.floor(Date.now() / 1000);
  const resigned = async (claim: "exp" | "nbf", seconds: number) => {
    const { finish } = await returned();
    provider.tamper = (token) => provider.resign(token, { [claim]: second() + seconds });
    return finish();
  };

  it.each([
    ["has just expired", "exp", -20],
    ["counts only in a moment", "nbf", 20],
  ] as const)("counts that %s", async (_, claim, seconds) => {
    expect(await resigned(claim, seconds)).toMatchObject({ subject: "mira" });
  });

  it.each([
    ["expired more than half a minute ago", "exp", -40],
    ["counts only in more than half a minute", "nbf", 40],
  ] as const)("is refused that %s", async (_, claim, seconds) => {
    await expect(resigned(claim, seconds)).rejects.toThrow(claim);
  });
});

describe("a redirect is not followed", () => {
  it.each(["/.well-known/openid-configuration", "/jwks", "/token", "/me"])(
    "of %s: nobody is signed in, and nothing is sent elsewhere",
    async (path) => {
      called.length = 0;
      provider.moved = { path, to: `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}${path}` };
      await expect(returned().then(({ finish }) => finish())).rejects.toThrow();
      expect(called).toEqual([]);
    },
  );

  it("and without one the same signs in", async () => {
    const { finish } = await returned();
    expect(await finish()).toMatchObject({ subject: "mira" });
  });
});
