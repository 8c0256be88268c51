import { describe, expect, it } from "vitest";
import { isAdministrator, type Principal, readableClusters, roleOn } from "./principal";
import { buildAdministrator, buildMember, buildPrincipal } from "./testing/principals";

const both = buildPrincipal("x", {
  bindings: [
    { role: "cluster-viewer", cluster: "prod" },
    { role: "cluster-admin", cluster: "lab" },
    { role: "cluster-viewer", cluster: "lab" },
  ],
});

describe("the clusters that somebody may read", () => {
  it.each<[string, Principal, "*" | string[]]>([
    ["nobody", buildPrincipal("x"), []],
    ["one with roles on two", both, ["lab", "prod"]],
    ["one with a role on all", buildMember("x", "cluster-viewer"), "*"],
    ["an Administrator", buildAdministrator("x"), "*"],
    ["a token for one of two", { ...both, scope: { clusters: ["prod"] } }, ["prod"]],
    ["a token for one that its person has no role on", { ...both, scope: { clusters: ["other"] } }, []],
    [
      "a token of an Administrator for some",
      { ...buildAdministrator("x"), scope: { clusters: ["b", "a"] } },
      ["a", "b"],
    ],
    ["a token with a lower role", { ...both, scope: { roleCap: "cluster-viewer" } }, ["lab", "prod"]],
  ])("of %s", (_, person, expected) => {
    expect(readableClusters(person)).toEqual(expected);
  });

  it("are the same for two who may read the same, however they came by it", () => {
    const turned = { ...both, bindings: both.bindings.toReversed() };
    expect(readableClusters(turned)).toEqual(readableClusters(both));
  });
});

describe("the role on a cluster", () => {
  it.each<[string, Principal, string, string | undefined]>([
    ["the highest", both, "lab", "cluster-admin"],
    ["the one there", both, "prod", "cluster-viewer"],
    ["none elsewhere", both, "other", undefined],
    ["none without a name", buildAdministrator("x"), "", undefined],
    ["that of an Administrator", buildAdministrator("x"), "lab", "administrator"],
    ["the cap of a token", { ...both, scope: { roleCap: "cluster-editor" } }, "lab", "cluster-editor"],
    ["its own below the cap", { ...both, scope: { roleCap: "cluster-editor" } }, "prod", "cluster-viewer"],
  ])("is %s", (_, person, cluster, expected) => {
    expect(roleOn(person, cluster)).toBe(expected);
  });
});

it.each<[string, Principal, boolean]>([
  ["a person who is one", buildAdministrator("x"), true],
  ["a person who is none", buildMember("x", "cluster-admin"), false],
  ["an empty scope", { ...buildAdministrator("x"), scope: {} }, true],
  ["a cap at the same", { ...buildAdministrator("x"), scope: { roleCap: "administrator" } }, true],
  ["a lower cap", { ...buildAdministrator("x"), scope: { roleCap: "cluster-admin" } }, false],
  ["named clusters", { ...buildAdministrator("x"), scope: { clusters: ["lab"] } }, false],
])("Administrator with %s: %#", (_, person, expected) => {
  expect(isAdministrator(person)).toBe(expected);
});
