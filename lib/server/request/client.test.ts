import { expect, it } from "vitest";
import { clientOf, networksOf, plainAddress } from "./client";

const PROXIES = networksOf("10.0.0.0/8, fd00::/8, 127.0.0.1");

it.each<[string, string | undefined, Record<string, string>, string]>([
  ["nobody's word but the socket's", "203.0.113.9", { "x-forwarded-for": "1.1.1.1" }, "203.0.113.9"],
  ["a trusted proxy's word", "10.1.2.3", { "x-forwarded-for": "198.51.100.7" }, "198.51.100.7"],
  [
    "what the nearest proxy saw, not what the client wrote",
    "10.1.2.3",
    { "x-forwarded-for": "1.1.1.1, 198.51.100.7" },
    "198.51.100.7",
  ],
  [
    "through several trusted ones",
    "10.1.2.3",
    { "x-forwarded-for": "198.51.100.7, 10.9.9.9" },
    "198.51.100.7",
  ],
  ["the proxy itself when it says nothing", "10.1.2.3", {}, "10.1.2.3"],
  ["the proxy itself when it says no address", "10.1.2.3", { "x-forwarded-for": "unknown" }, "10.1.2.3"],
  ["no line of a log", "10.1.2.3", { "x-forwarded-for": "1.1.1.1\nroot, nobody" }, "10.1.2.3"],
  ["an address with a port", "10.1.2.3", { "x-forwarded-for": "198.51.100.7:4711" }, "198.51.100.7"],
  ["an IPv6 address with a port", "10.1.2.3", { "x-forwarded-for": "[2001:db8::1]:443" }, "2001:db8::1"],
  [
    "IPv4 on an IPv6 socket, which is the same proxy",
    "::ffff:10.1.2.3",
    { "x-forwarded-for": "198.51.100.7" },
    "198.51.100.7",
  ],
  ["an IPv6 proxy", "fd00::1", { "x-forwarded-for": "2001:DB8::1" }, "2001:db8::1"],
  ["all of them trusted: the outermost", "127.0.0.1", { "x-forwarded-for": "10.5.5.5" }, "10.5.5.5"],
  ["a socket that is gone", undefined, { "x-forwarded-for": "1.1.1.1" }, "unknown"],
])("believes %s", (_, peer, headers, address) => {
  expect(clientOf({ peer, headers, encrypted: false }, PROXIES).address).toBe(address);
});

it.each<[string, string, boolean, Record<string, string>, boolean]>([
  ["TLS to us", "203.0.113.9", true, {}, true],
  ["no TLS", "203.0.113.9", false, {}, false],
  ["somebody's claim", "203.0.113.9", false, { "x-forwarded-proto": "https" }, false],
  ["a trusted proxy's claim", "10.1.2.3", false, { "x-forwarded-proto": "https" }, true],
  ["the nearest proxy's of two", "10.1.2.3", false, { "x-forwarded-proto": "https, http" }, false],
])("%s is secure: %s %s", (_, peer, encrypted, headers, secure) => {
  expect(clientOf({ peer, encrypted, headers }, PROXIES).secure).toBe(secure);
});

it("takes the host from a trusted proxy only", () => {
  const headers = { "x-forwarded-host": "drydock.example" };
  expect(clientOf({ peer: "10.1.2.3", encrypted: false, headers }, PROXIES).host).toBe("drydock.example");
  expect(clientOf({ peer: "203.0.113.9", encrypted: false, headers }, PROXIES).host).toBeUndefined();
});

it("trusts nobody where nobody is named", () => {
  const headers = { "x-forwarded-for": "1.1.1.1" };
  expect(clientOf({ peer: "127.0.0.1", encrypted: false, headers }, networksOf("")).address).toBe(
    "127.0.0.1",
  );
});

it.each(["10.0.0.0/33", "10.0.0/8", "proxy.example", "10.0.0.0/8/8", "::/129", "10.0.0.0/-1", "10.0.0.0/"])(
  "%s is no network",
  (text) => {
    expect(() => networksOf(text)).toThrow(text);
  },
);

it.each([
  ["::ffff:127.0.0.1", "127.0.0.1"],
  ["[2001:DB8::1]", "2001:db8::1"],
  ["fe80::1%eth0", "fe80::1"],
  ["127.0.0.1", "127.0.0.1"],
])("%s is written %s", (address, plain) => {
  expect(plainAddress(address)).toBe(plain);
});
