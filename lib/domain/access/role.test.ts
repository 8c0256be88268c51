import { expect, it } from "vitest";
import { leastRole, roleMay } from "./rights";
import { higher, lower, ROLE_NAMES, ROLES, type Role } from "./role";

it.each<[Role | undefined, Role | undefined, Role | undefined]>([
  [undefined, undefined, undefined],
  ["cluster-viewer", undefined, "cluster-viewer"],
  [undefined, "cluster-admin", "cluster-admin"],
  ["cluster-viewer", "cluster-editor", "cluster-editor"],
  ["administrator", "cluster-admin", "administrator"],
])("of %s and %s the higher is %s", (one, other, expected) => {
  expect(higher(one, other)).toBe(expected);
});

it.each<[Role, Role, Role]>([
  ["cluster-viewer", "administrator", "cluster-viewer"],
  ["cluster-admin", "cluster-editor", "cluster-editor"],
  ["cluster-editor", "cluster-editor", "cluster-editor"],
])("of %s and %s the lower is %s", (one, other, expected) => {
  expect(lower(one, other)).toBe(expected);
});

it("each role may what the one before may", () => {
  const verbs = ["cluster.read", "node.cordon", "kubeconfig.admin", "people.manage"] as const;
  for (const verb of verbs)
    expect(
      ROLES.map((role) => roleMay(role, verb)),
      verb,
    ).toEqual(ROLES.map((_, at) => at >= ROLES.indexOf(leastRole(verb))));
  expect(ROLES.filter((role) => roleMay(role, "maintenance.force"))).toEqual([
    "cluster-admin",
    "administrator",
  ]);
});

it("is called as on the screen", () => {
  expect(ROLES.map((role) => ROLE_NAMES[role])).toEqual([
    "Cluster Viewer",
    "Cluster Editor",
    "Cluster Admin",
    "Administrator",
  ]);
});
