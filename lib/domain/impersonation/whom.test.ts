import { describe, expect, test } from "vitest";
import { buildAdministrator, buildMember, buildPrincipal } from "@/lib/domain/access/testing/principals";
import { USUAL_IMPERSONATION, whomFor } from "./whom";

const mira = { ...buildMember("Mira", "cluster-editor", "harbor"), email: "mira@example.com" };
const bare = { ...USUAL_IMPERSONATION, userPrefix: "", groupPrefix: "" };

describe("whom the cluster sees", () => {
  test("the e-mail address, the provider's groups and the role, each with its prefix", () => {
    expect(whomFor({ ...mira, groups: ["oncall", "oncall"] }, "harbor", USUAL_IMPERSONATION)).toEqual({
      user: "drydock:mira@example.com",
      groups: ["oidc:oncall", "drydock:cluster-editor"],
    });
  });

  test("of somebody without an address issuer and subject, and never a name, which they may have chosen", () => {
    const identity = { issuer: "https://id.example.com", subject: "s-1" };
    const nameless = { ...mira, email: undefined, name: "boss@example.com", identity };
    expect(whomFor(nameless, "harbor", USUAL_IMPERSONATION)).toMatchObject({
      user: "drydock:https://id.example.com#s-1",
    });
    expect(whomFor({ ...nameless, identity: undefined }, "harbor", USUAL_IMPERSONATION)).toHaveProperty(
      "why",
    );
  });

  test("other prefixes, or none, as the cluster knows its people", () => {
    expect(whomFor({ ...mira, groups: ["oncall"] }, "harbor", bare)).toEqual({
      user: "mira@example.com",
      groups: ["oncall", "drydock:cluster-editor"],
    });
  });

  test("an administrator, and a token only by the role that it is narrowed to", () => {
    const administrator = { ...buildAdministrator("Ada"), email: "ada@example.com" };
    expect(whomFor(administrator, "harbor", USUAL_IMPERSONATION)).toMatchObject({
      groups: ["drydock:administrator"],
    });
    expect(
      whomFor({ ...administrator, scope: { roleCap: "cluster-viewer" } }, "harbor", USUAL_IMPERSONATION),
    ).toMatchObject({ groups: ["drydock:cluster-viewer"] });
  });

  test("names of other languages", () => {
    expect(whomFor({ ...mira, email: "ørsted.ž@example.com" }, "harbor", bare)).toMatchObject({
      user: "ørsted.ž@example.com",
    });
  });
});

describe("an identity that can't be told ends the call, and never falls back to the console's own", () => {
  test.each([
    ["nobody", { ...mira, personId: "" }],
    ["an empty name", { ...mira, name: " " }],
    ["an empty address", { ...mira, email: "" }],
    ["an address of spaces", { ...mira, email: "  " }],
    ["no role on the cluster", buildPrincipal("Mira")],
    ["a role elsewhere", buildMember("Mira", "cluster-admin", "other")],
    ["a line break", { ...mira, email: "a\r\nImpersonate-Group: system:masters" }],
    ["an end of text", { ...mira, email: "a\0b" }],
    ["a name of Kubernetes", { ...mira, email: "system:admin" }],
    ["the same in capitals", { ...mira, email: "System:Admin" }],
    ["a name of Kubernetes behind a space, which its reader takes off", { ...mira, email: " system:admin" }],
    ["a name with a space behind it", { ...mira, email: "mira@example.com " }],
    ["a group of Kubernetes behind a space", { ...mira, groups: [" system:masters"] }],
    ["a role behind a space", { ...mira, groups: [" drydock:administrator"] }],
    ["a group of Kubernetes", { ...mira, groups: ["system:masters"] }],
    ["a group that looks like a role", { ...mira, groups: ["drydock:administrator"] }],
    ["the same in capitals", { ...mira, groups: ["Drydock:administrator"] }],
    ["an empty group", { ...mira, groups: ["oncall", ""] }],
    ["a line break in a group", { ...mira, groups: ["a\nb"] }],
  ])("%s", (_what, person) => {
    expect(whomFor(person, "harbor", bare)).toEqual({ why: expect.stringMatching(/\.$/) });
  });

  test("prefixes do not make a name of Kubernetes", () => {
    const settings = { ...bare, userPrefix: "sys", groupPrefix: "system" };
    expect(whomFor({ ...mira, email: "tem:admin" }, "harbor", settings)).toHaveProperty("why");
    expect(whomFor({ ...mira, groups: [":masters"] }, "harbor", settings)).toHaveProperty("why");
  });

  test("with the usual prefixes groups of any name are somebody's, not Kubernetes'", () => {
    expect(whomFor({ ...mira, groups: ["system:masters"] }, "harbor", USUAL_IMPERSONATION)).toMatchObject({
      groups: ["oidc:system:masters", "drydock:cluster-editor"],
    });
  });
});
