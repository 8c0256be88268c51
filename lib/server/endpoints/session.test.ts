import { describe, expect, it } from "vitest";
import { getConsole } from "@/lib/server/console";
import { consoleOf } from "@/lib/server/testing/signed-in";
import { withOpenRoute } from "@/lib/server/with-route";
import { redeemLink, signIn, signOut } from "./session";

const tokens = consoleOf({ mira: "api" });
const link = () => getConsole().tokens.issue("link", "noah");
const sessionOf = (response: Response) =>
  /^drydock_session=([^;]*);/.exec(response.headers.get("set-cookie") ?? "")?.[1] ?? "";
const nameOf = (token: string) => getConsole().tokens.find(token, ["session"])?.name;

const context = { params: Promise.resolve({}) };

function post(body: unknown, more: Record<string, string> = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const headers = { "content-type": "application/json", ...more };
  const request = new Request("http://127.0.0.1/api/v1/session", { method: "POST", headers, body: text });
  return withOpenRoute(signIn)(request, context);
}

describe("signing in", () => {
  it("with an API token begins a session of the same person, in a cookie that no script reads", async () => {
    const response = await post({ token: ` ${tokens.mira} ` });
    expect(response.status).toBe(204);
    expect(response.headers.get("set-cookie")).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Max-Age=604800$/);
    expect(nameOf(sessionOf(response))).toBe("mira");
  });

  it("with a link works once", async () => {
    const token = link();
    expect(nameOf(sessionOf(await post({ token })))).toBe("noah");
    expect((await post({ token })).status).toBe(401);
  });

  it.each([
    ["no token", {}, 400],
    ["an empty one", { token: " " }, 400],
    ["no JSON", "token", 400],
    ["one that nobody was given", { token: "x" }, 401],
  ])("is refused for %s, without a cookie", async (_, body, status) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    expect(response.headers.get("set-cookie")).toBeNull();
  });

  it("is refused to a page of another site", async () => {
    const response = await post({ token: tokens.mira }, { "sec-fetch-site": "cross-site" });
    expect(response.status).toBe(403);
    expect(response.headers.get("set-cookie")).toBeNull();
  });
});

describe("opening a link", () => {
  it("signs in and leads to the clusters, once", () => {
    const token = link();
    const first = redeemLink(token);
    expect([first.status, first.headers.get("location")]).toEqual([303, "/clusters"]);
    expect(nameOf(sessionOf(first))).toBe("noah");
    const second = redeemLink(token);
    expect([second.headers.get("location"), second.headers.get("set-cookie")]).toEqual([
      "/sign-in?error=used",
      null,
    ]);
  });

  it("tells nobody where the link was", () => {
    expect(redeemLink("x").headers.get("referrer-policy")).toBe("no-referrer");
  });
});

describe("signing out", () => {
  const leave = (headers: Record<string, string>) =>
    withOpenRoute(signOut)(
      new Request("http://127.0.0.1/api/v1/session", { method: "DELETE", headers }),
      context,
    );

  it("ends the session and takes the cookie back", async () => {
    const session = sessionOf(await post({ token: tokens.mira }));
    const response = await leave({ cookie: `drydock_session=${session}` });
    expect([response.status, sessionOf(response)]).toEqual([204, ""]);
    expect(nameOf(session)).toBeUndefined();
  });

  it("leaves a script's token alone", async () => {
    await leave({ authorization: `Bearer ${tokens.mira}` });
    expect(getConsole().tokens.find(tokens.mira, ["api"])?.name).toBe("mira");
  });

  it("is refused to a page of another site, and the session stays", async () => {
    const session = sessionOf(await post({ token: tokens.mira }));
    const cookie = `drydock_session=${session}`;
    expect((await leave({ cookie, origin: "http://evil.example", host: "127.0.0.1" })).status).toBe(403);
    expect(nameOf(session)).toBe("mira");
  });
});
