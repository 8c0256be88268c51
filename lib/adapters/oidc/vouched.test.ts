import { describe, expect, it } from "vitest";
import { createOidc, vouched } from ".";

const who = { iss: "https://id.example.com", sub: "s-1" };

describe("whom the provider vouches for", () => {
  it.each<[string, Record<string, unknown>, object]>([
    ["the least", who, { issuer: who.iss, subject: "s-1", name: "s-1", email: undefined, groups: [] }],
    ["a name", { ...who, name: " Mira Okafor " }, { name: "Mira Okafor" }],
    ["a user name", { ...who, preferred_username: "mira" }, { name: "mira" }],
    [
      "an address alone",
      { ...who, email: "m@example.com" },
      { name: "m@example.com", email: "m@example.com" },
    ],
    [
      "an address that is verified",
      { ...who, email: "m@example.com", email_verified: true },
      { email: "m@example.com" },
    ],
    [
      "the same in a text",
      { ...who, email: "m@example.com", email_verified: "true" },
      { email: "m@example.com" },
    ],
    [
      "an address that is not",
      { ...who, email: "m@example.com", email_verified: false },
      { email: undefined, name: "s-1" },
    ],
    ["the same in a text", { ...who, email: "m@example.com", email_verified: "false" }, { email: undefined }],
    ["a subject as it is told", { ...who, sub: ` ${"s".repeat(255)}` }, { subject: ` ${"s".repeat(255)}` }],
    ["groups as they are told", { ...who, groups: [" ops"] }, { groups: [" ops"] }],
    ["groups", { ...who, groups: ["ops", "dev"] }, { groups: ["ops", "dev"] }],
    ["groups of another shape", { ...who, groups: "ops" }, { groups: [] }],
    [
      "groups among other things",
      { ...who, groups: ["ops", 1, null, "", { ops: true }] },
      { groups: ["ops"] },
    ],
    [
      "a name that turns text round, and one that no database takes",
      { ...who, name: "Mira\u202e\u0000\ud800" },
      { name: "Mira\ufffd\ufffd\ufffd" },
    ],
    ["groups that no database takes", { ...who, groups: ["a\u0000", "\ud800", "ops"] }, { groups: ["ops"] }],
    [
      "a name of another shape",
      { ...who, name: { first: "x" }, email: 7 },
      { name: "s-1", email: undefined },
    ],
  ])("with %s", (_, claims, expected) => {
    expect(vouched(claims, "groups")).toMatchObject(expected);
  });

  it("reads groups from the claim that is set", () => {
    expect(vouched({ ...who, groups: ["a"], roles: ["b"] }, "roles").groups).toEqual(["b"]);
  });

  it.each([
    {},
    { iss: "x" },
    { sub: "x" },
    { iss: "", sub: "x" },
    { iss: "x", sub: " " },
    { iss: 1, sub: 2 },
    { iss: "x", sub: "s".repeat(1_001) },
  ])("is nobody without issuer and subject: %j", (claims) => {
    expect(() => vouched(claims, "groups")).toThrow("names nobody");
  });
});

it.each(["http://192.0.2.1:9/", "http://127.0.0.1:9/"])(
  "a provider that does not answer, or may not be asked, signs in nobody: %s",
  async (issuer) => {
    const settings = {
      issuer,
      clientId: "x",
      groupsClaim: "groups",
      redirectUri: "http://x/",
      signedOutUri: "http://x/",
    };
    const provider = createOidc(settings);
    await expect(provider.begin()).rejects.toThrow();
    await expect(
      provider.finish(new URL("http://x/?code=1&state=s"), { state: "s", nonce: "n", verifier: "v" }),
    ).rejects.toThrow();
  },
);
