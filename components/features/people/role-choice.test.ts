import { describe, expect, it } from "vitest";
import { clusterChoices, withRole } from "./role-choice";

const lab = { cluster: "lab", role: "cluster-editor" } as const;
const all = { cluster: "*", role: "cluster-viewer" } as const;

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
