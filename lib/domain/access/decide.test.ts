import { describe, expect, it } from "vitest";
import { decideAccess } from "./decide";
import type { Principal } from "./principal";
import { buildAdministrator, buildMember, buildPrincipal } from "./testing/principals";
import { CLUSTER_VERBS, type ClusterVerb, TENANT_VERBS, type TenantVerb, type Verb } from "./verb";

const clusterVerbs = Object.keys(CLUSTER_VERBS) as ClusterVerb[];
const tenantVerbs = Object.keys(TENANT_VERBS) as TenantVerb[];
const allowed = (person: Principal, verbs: readonly Verb[], cluster?: string) =>
  verbs.filter((verb) => decideAccess(person, verb, cluster).allowed);

const VIEWER = ["cluster.read", "workload.read", "maintenance.plan", "kubeconfig.user"];
const EDITOR = [
  ...VIEWER,
  "maintenance.start",
  "maintenance.change",
  "maintenance.end",
  "node.cordon",
  "backup.start",
  "workload.restart",
  "scan.start",
];
const ADMIN = [...EDITOR, "maintenance.force", "kubeconfig.admin", "secret.read"];
const viaToken = { kind: "token", id: "t" } as const;

describe("what somebody may on a cluster", () => {
  it.each<[string, Principal, string[]]>([
    ["nobody's role", buildPrincipal("x"), []],
    ["Cluster Viewer", buildMember("x", "cluster-viewer", "lab"), VIEWER],
    ["Cluster Editor", buildMember("x", "cluster-editor", "lab"), EDITOR],
    ["Cluster Admin", buildMember("x", "cluster-admin", "lab"), ADMIN],
    ["Cluster Admin of all", buildMember("x", "cluster-admin"), ADMIN],
    ["Administrator", buildAdministrator("x"), ADMIN],
    ["Cluster Admin elsewhere", buildMember("x", "cluster-admin", "prod"), []],
    [
      "the higher of two roles",
      buildPrincipal("x", {
        bindings: [
          { role: "cluster-editor", cluster: "lab" },
          { role: "cluster-viewer", cluster: "*" },
        ],
      }),
      EDITOR,
    ],
    [
      "a token below its person",
      { ...buildAdministrator("x"), via: viaToken, scope: { roleCap: "cluster-viewer" } },
      VIEWER,
    ],
    [
      "a token above its person",
      { ...buildMember("x", "cluster-viewer"), via: viaToken, scope: { roleCap: "administrator" } },
      VIEWER,
    ],
    [
      "a token for another cluster",
      { ...buildAdministrator("x"), via: viaToken, scope: { clusters: ["prod"] } },
      [],
    ],
    [
      "a token for this cluster",
      { ...buildAdministrator("x"), via: viaToken, scope: { clusters: ["lab"] } },
      ADMIN,
    ],
    ["a token for no cluster", { ...buildAdministrator("x"), via: viaToken, scope: { clusters: [] } }, []],
  ])("with %s", (_, person, expected) => {
    expect(allowed(person, clusterVerbs, "lab").sort()).toEqual([...expected].sort());
  });

  it.each([undefined, ""])("is nothing where no cluster is named: %j", (cluster) => {
    expect(allowed(buildAdministrator("x"), clusterVerbs, cluster)).toEqual([]);
  });
});

describe("what somebody may with the console", () => {
  it.each<[string, Principal, readonly string[]]>([
    ["Administrator", buildAdministrator("x"), tenantVerbs],
    ["Cluster Admin of all", buildMember("x", "cluster-admin"), []],
    ["a token of an Administrator", { ...buildAdministrator("x"), via: viaToken }, tenantVerbs],
    [
      "the same for one cluster",
      { ...buildAdministrator("x"), via: viaToken, scope: { clusters: ["lab"] } },
      [],
    ],
    [
      "the same as Cluster Admin",
      { ...buildAdministrator("x"), via: viaToken, scope: { roleCap: "cluster-admin" } },
      [],
    ],
  ])("as %s", (_, person, expected) => {
    expect(allowed(person, tenantVerbs)).toEqual(expected);
  });
});

it.each<[Verb, "session" | "token", boolean]>([
  ["self", "session", true],
  ["self", "token", true],
  ["account.manage", "session", true],
  ["account.manage", "token", false],
])("%s by a %s: %s", (verb, kind, expected) => {
  expect(decideAccess(buildPrincipal("x", { via: { kind, id: "1" } }), verb).allowed).toBe(expected);
});

it("no token makes itself another one, not even by way of the browser that it signed in", () => {
  const via = { kind: "session", id: "s", token: "t" } as const;
  const begun = { ...buildAdministrator("x"), via };
  const asked: Verb[] = ["self", "account.manage", "people.manage"];
  expect(asked.map((verb) => decideAccess(begun, verb).allowed)).toEqual([true, false, true]);
});

it.each<[string, Partial<Principal>]>([
  ["no person", { personId: "" }],
  ["no name", { name: " " }],
  ["no session", { via: { kind: "session", id: "" } }],
])("an identity with %s may nothing, whatever it has", (_, change) => {
  const nobody = { ...buildAdministrator("x"), ...change };
  expect(allowed(nobody, [...clusterVerbs, ...tenantVerbs, "self", "account.manage"], "lab")).toEqual([]);
});

describe("the reason", () => {
  it.each<[Principal, Verb, string | undefined, string, string]>([
    [
      buildMember("Mira", "cluster-viewer", "lab"),
      "maintenance.start",
      "lab",
      "Mira has the role Cluster Viewer on lab. To turn on maintenance mode takes Cluster Editor, Cluster Admin or Administrator.",
      "Ask an Administrator for a role on lab.",
    ],
    [
      buildPrincipal("Mira"),
      "cluster.read",
      "lab",
      "Mira has no role on lab. To read the cluster takes Cluster Viewer, Cluster Editor, Cluster Admin or Administrator.",
      "Ask an Administrator for a role on lab.",
    ],
    [
      buildMember("Mira", "cluster-editor"),
      "kubeconfig.admin",
      "lab",
      "Mira has the role Cluster Editor on lab. To download the admin kubeconfig takes Cluster Admin or Administrator.",
      "Ask an Administrator for a role on lab.",
    ],
    [
      buildMember("Mira", "cluster-admin"),
      "people.manage",
      undefined,
      "Mira is no Administrator. To manage people and their roles takes that role.",
      "Ask an Administrator for the role.",
    ],
    [
      { ...buildAdministrator("Mira"), via: viaToken, scope: { roleCap: "cluster-viewer" } },
      "node.cordon",
      "lab",
      "This token of Mira has the role Cluster Viewer on lab. To cordon and uncordon nodes takes Cluster Editor, Cluster Admin or Administrator.",
      "Use a token with a wider scope.",
    ],
    [
      { ...buildAdministrator("Mira"), via: viaToken },
      "account.manage",
      undefined,
      "To manage one's own account takes a session of a browser; this is a token, or was begun with one.",
      "Sign in by password, by a link or by the identity provider.",
    ],
  ])("names who, what they have, and what it takes", (person, verb, cluster, why, todo) => {
    expect(decideAccess(person, verb, cluster)).toMatchObject({ allowed: false, why, todo });
  });

  it.each<[string[], string]>([
    [[], "Ask an Administrator for a role on lab."],
    [["Vera"], "Ask an Administrator (Vera) for a role on lab."],
    [["Vera", "Noah"], "Ask an Administrator (Vera or Noah) for a role on lab."],
    [["A", "B", "C", "D"], "Ask an Administrator (A, B or C) for a role on lab."],
  ])("names whom to ask, three at most: %j", (administrators, todo) => {
    const viewer = buildMember("Mira", "cluster-viewer", "lab");
    expect(decideAccess(viewer, "node.cordon", "lab", administrators)).toMatchObject({ todo });
  });
});
