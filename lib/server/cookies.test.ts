import { describe, expect, it } from "vitest";
import { cookie, HANDSHAKE, readCookie, SESSION } from "./cookies";
import { inRequest } from "./request/scope";

const over = <T>(secure: boolean, work: () => T) =>
  inRequest({ id: "1", address: "192.0.2.7", secure }, work);
const asked = (text: string) => new Request("http://x/", { headers: { cookie: text } });

describe("a cookie", () => {
  it("is out of reach for scripts and other sites", () => {
    expect(over(false, () => cookie(SESSION, "t", 60))).toBe(
      "drydock_session=t; Path=/; HttpOnly; SameSite=Lax; Max-Age=60",
    );
  });

  it("over TLS is of this host alone, and never sent without", () => {
    expect(over(true, () => cookie(SESSION, "t", 60))).toBe(
      "__Host-drydock_session=t; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure",
    );
  });

  it.each<[boolean, string, string | undefined]>([
    [false, "theme=dark; drydock_session=t; x=1", "t"],
    [false, "drydock_session=", undefined],
    [false, "other_drydock_session=t", undefined],
    [false, "", undefined],
    [true, "__Host-drydock_session=t", "t"],
    [true, "drydock_session=planted", undefined],
    [true, "drydock_session=planted; __Host-drydock_session=t", "t"],
    [false, "__Host-drydock_session=t", undefined],
  ])("over TLS: %s, of %j is %j", (secure, text, expected) => {
    expect(over(secure, () => readCookie(asked(text), SESSION))).toBe(expected);
  });

  it("is not taken for another one", () => {
    expect(readCookie(asked("drydock_session=t"), HANDSHAKE)).toBeUndefined();
  });
});
