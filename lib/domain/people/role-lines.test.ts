import { expect, it } from "vitest";
import type { Grants } from "./person";
import { roleLines } from "./role-lines";

const lab = { cluster: "lab", role: "cluster-editor" } as const;
const all = { cluster: "*", role: "cluster-viewer" } as const;

it.each<[Grants, string[]]>([
  [{ administrator: false, bindings: [] }, ["No role"]],
  [{ administrator: true, bindings: [] }, ["Administrator"]],
  [
    { administrator: false, bindings: [all, lab] },
    ["Cluster Viewer on all clusters", "Cluster Editor on lab"],
  ],
  [{ administrator: true, bindings: [lab] }, ["Administrator", "Cluster Editor on lab"]],
])("roles in words: %j", (roles, expected) => {
  expect(roleLines(roles)).toEqual(expected);
});
