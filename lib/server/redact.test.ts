import { inspect } from "node:util";
import { expect, it } from "vitest";
import { redact } from "./redact";
import { Secret } from "./secret";

const CANARY = "canary-7f3d9";

it.each<[string, unknown]>([
  ["a bearer token", `401 for Authorization: Bearer ${CANARY}`],
  ["basic credentials", `Basic ${CANARY}=`],
  ["a JWT", `got eyJhbGciOiJSUzI1NiJ9.${CANARY}.${CANARY}`],
  ["a password in an address", `connect postgres://drydock:${CANARY}@db:5432/drydock failed`],
  ["a token in a query", `GET https://idp.example/callback?access_token=${CANARY}&state=1`],
  ["an assignment", `password="${CANARY}" was refused`],
  ["a private key", `-----BEGIN EC PRIVATE KEY-----\n${CANARY}\n-----END EC PRIVATE KEY-----`],
  ["a private key that was cut off", `-----BEGIN PRIVATE KEY-----\n${CANARY}`],
  ["an error's message", new Error(`token: ${CANARY}`)],
  ["a member that tells by its name", { clientSecret: CANARY }],
  ["a header", { headers: { Cookie: CANARY, authorization: CANARY } }],
  ["a list of them", [{ password: CANARY }, { api_key: CANARY }]],
  ["a whole kubeconfig", { kubeconfig: { users: [CANARY] } }],
  ["a secret by its type", { target: new Secret(CANARY) }],
  ["something far inside", { a: { b: { c: { d: { e: { f: { g: CANARY } } } } } } }],
])("leaves out %s", (_, value) => {
  const kept = JSON.stringify(redact(value));
  expect(kept).not.toContain(CANARY);
});

it.each<[unknown]>([
  ["The watch ended at once: 410 Gone"],
  ["orders/orders-db-0 on ip-10-0-2-61.ec2.internal"],
  [{ cluster: "harbor", node: "a", by: "mira", tries: 3, done: true, left: null }],
  [{ reference: "0af3", keys: ["a"], resource: "secretless" }],
  ["https://harbor.example:6443/api/v1/nodes?limit=1"],
])("keeps %j", (value) => {
  expect(redact(value)).toEqual(value);
});

it("cuts what is long", () => {
  expect(String(redact("x".repeat(100_000))).length).toBeLessThan(9_000);
});

it("a secret shows itself to nobody but who asks for it", () => {
  const secret = new Secret(CANARY);
  for (const shown of [
    `${secret}`,
    JSON.stringify({ secret }),
    inspect(secret),
    inspect({ secret }, { depth: 9 }),
  ])
    expect(shown).not.toContain(CANARY);
  expect(secret.reveal()).toBe(CANARY);
});
