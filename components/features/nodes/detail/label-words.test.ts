import { expect, it } from "vitest";
import { findLabels, nodesWith } from "./label-words";

const labels = { "topology.kubernetes.io/zone": "eu-1a", team: "Shop", "node-role.kubernetes.io/worker": "" };
const found = (query: string) => findLabels(labels, query).map(({ text }) => text);

it("finds labels by every word, in key or value, in the order of their keys", () => {
  expect(found("")).toEqual([
    "node-role.kubernetes.io/worker",
    "team=Shop",
    "topology.kubernetes.io/zone=eu-1a",
  ]);
  expect(found("kubernetes EU")).toEqual(["topology.kubernetes.io/zone=eu-1a"]);
  expect(found("shop zone")).toEqual([]);
});

it("leads to the nodes with the label", () => {
  const [role, team] = findLabels(labels, "");
  expect(team && nodesWith("harbor", team)).toBe("/clusters/harbor/nodes?label=team%3DShop");
  expect(role && nodesWith("harbor", role)).toBe(
    "/clusters/harbor/nodes?label=node-role.kubernetes.io%2Fworker",
  );
});
