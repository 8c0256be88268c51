import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { newSigningSecret, signatureOf } from "./sign";

/** What the document tells receivers to do, run as it stands there. */
const document = readFileSync(path.resolve(import.meta.dirname, "../../../docs/notifications.md"), "utf8");
const [, written = ""] = /^```js\n([\s\S]*?)^```/m.exec(document) ?? [];
const { isFromDrydock } = (await import(`data:text/javascript,${encodeURIComponent(written)}`)) as {
  isFromDrydock(secret: string, headers: Record<string, string>, body: string, now: number): boolean;
};

const NOW = 1_795_262_400;
const BODY = JSON.stringify({ title: "Blocked: worker-1 in Häfen ⚓" });
const secret = newSigningSecret();
const headers = (timestamp = NOW, signature = signatureOf(secret, timestamp, BODY)) => ({
  "x-drydock-timestamp": String(timestamp),
  "x-drydock-signature": signature,
});

describe("the verification that the document gives", () => {
  it("takes what was signed", () => {
    expect(isFromDrydock(secret, headers(), BODY, NOW + 60)).toBe(true);
  });

  it.each<[string, string, Record<string, string>, string, number]>([
    ["another body", secret, headers(), `${BODY} `, NOW],
    ["another secret", newSigningSecret(), headers(), BODY, NOW],
    ["another time", secret, { ...headers(), "x-drydock-timestamp": String(NOW + 1) }, BODY, NOW],
    ["an old one", secret, headers(), BODY, NOW + 301],
    ["one of the future", secret, headers(), BODY, NOW - 301],
    ["a short signature", secret, headers(NOW, "v1="), BODY, NOW],
    ["no signature", secret, { "x-drydock-timestamp": String(NOW) }, BODY, NOW],
  ])("refuses %s", (_, key, given, body, now) => {
    expect(isFromDrydock(key, given, body, now)).toBe(false);
  });
});

it("a secret is new each time, and long", () => {
  expect(newSigningSecret()).toMatch(/^whsec_[\w-]{43}$/);
  expect(newSigningSecret()).not.toBe(newSigningSecret());
});
