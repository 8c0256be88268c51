import { describe, expect, it } from "vitest";
import { authenticate, credentialOf } from "./auth";
import { consoleOf } from "./testing/signed-in";

const { mira, bot } = consoleOf({ mira: "session", bot: "api" });

const ask = (headers: Record<string, string>, method = "GET") =>
  new Request("http://127.0.0.1:7080/api/v1/clusters", { method, headers });
const cookie = (token: string) => ({ cookie: `theme=dark; drydock_session=${token}; x=1` });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const host = { host: "127.0.0.1:7080" };
const own = { ...host, "sec-fetch-site": "same-origin", origin: "http://127.0.0.1:7080" };

describe("the credential", () => {
  it.each([
    [{}, undefined],
    [{ authorization: "Basic abc" }, undefined],
    [bearer("t-1"), { token: "t-1", from: "header" }],
    [{ authorization: "bearer t-1" }, { token: "t-1", from: "header" }],
    [cookie("t-2"), { token: "t-2", from: "cookie" }],
    [
      { ...bearer("t-1"), ...cookie("t-2") },
      { token: "t-1", from: "header" },
    ],
    [{ cookie: "drydock_session=" }, undefined],
    [{ cookie: "other_drydock_session=t" }, undefined],
  ])("of %j is %j", (headers: Record<string, string>, expected) => {
    expect(credentialOf(ask(headers))).toEqual(expected);
  });
});

describe("authenticate", () => {
  it.each([
    ["a session's cookie", cookie(mira), "mira"],
    ["an API token", bearer(bot), "bot"],
  ])("knows %s", async (_, headers, name) => {
    expect((await authenticate(ask(headers))).name).toBe(name);
  });

  it.each<[string, Record<string, string>]>([
    ["nobody", {}],
    ["a token that nobody made", bearer("x")],
    ["a session in a header, where other pages could read it", bearer(mira)],
    ["an API token in a cookie", cookie(bot)],
  ])("does not know %s", async (_, headers) => {
    await expect(authenticate(ask(headers))).rejects.toThrow(
      expect.objectContaining({ failure: { code: "unauthenticated" } }),
    );
  });

  it.each<[string, string, Record<string, string>]>([
    ["our own page", "POST", { ...cookie(mira), ...own }],
    ["an address typed by hand", "POST", { ...cookie(mira), ...host, "sec-fetch-site": "none" }],
    ["another site that only reads", "GET", { ...cookie(mira), ...host, "sec-fetch-site": "cross-site" }],
    ["a script with a token", "DELETE", { ...bearer(bot), ...host, origin: "http://evil.example" }],
  ])("lets through %s: %s", async (_, method, headers) => {
    expect((await authenticate(ask(headers, method))).name).toBeDefined();
  });

  it.each<[string, string, Record<string, string>]>([
    ["a cross-site request", "POST", { "sec-fetch-site": "cross-site" }],
    ["another port of this host", "POST", { "sec-fetch-site": "same-site" }],
    ["another origin, from a browser that tells no site", "PATCH", { origin: "http://evil.example" }],
    ["another port's origin", "DELETE", { origin: "http://127.0.0.1:9999" }],
    ["an opaque origin", "POST", { origin: "null" }],
  ])("refuses the cookie of %s: %s", async (_, method, headers) => {
    await expect(authenticate(ask({ ...cookie(mira), ...host, ...headers }, method))).rejects.toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code: "forbidden", verb: method }) }),
    );
  });
});
