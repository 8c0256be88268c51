import { describe, expect, it } from "vitest";
import { clusterChoices, type Roles, roleLines, withRole } from "./role-words";

const lab = { cluster: "lab", role: "cluster-editor" } as const;
const all = { cluster: "*", role: "cluster-viewer" } as const;

describe("roles in words", () => {
  it.each<[Roles, string[]]>([
    [{ administrator: false, bindings: [] }, ["No role"]],
    [{ administrator: true, bindings: [] }, ["Administrator"]],
    [
      { administrator: false, bindings: [all, lab] },
      ["Cluster Viewer on all clusters", "Cluster Editor on lab"],
    ],
    [{ administrator: true, bindings: [lab] }, ["Administrator", "Cluster Editor on lab"]],
  ])("%j", (roles, expected) => {
    expect(roleLines(roles)).toEqual(expected);
  });
});

describe("another role", () => {
  it.each([
    ["cluster-admin", [all, { cluster: "lab", role: "cluster-admin" }]],
    [undefined, [all]],
  ] as const)("%s on a cluster leaves the others", (role, expected) => {
    expect(withRole([lab, all], "lab", role)).toEqual(expected);
  });
});

it("offers all clusters first, and none twice", () => {
  expect(clusterChoices(["prod", "lab"], [lab, all, { cluster: "gone", role: "cluster-viewer" }])).toEqual([
    "*",
    "prod",
    "lab",
    "gone",
  ]);
});
