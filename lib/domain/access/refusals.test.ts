import { describe, expect, it } from "vitest";
import type { Refusals } from "@/lib/domain/refusals";
import { type Denied, rowsFor } from "./refusals";

const WHY = "Mira is Cluster Viewer.";
const deniedAll: Denied = () => WHY;
const deniedNothing: Denied = () => undefined;
const deniedThese =
  (...verbs: string[]): Denied =>
  (verb) =>
    verbs.includes(verb) ? WHY : undefined;
const refusalsOf = (refusals: Refusals, denied: Denied) => rowsFor(denied)([{ refusals }])[0]?.refusals;

describe("what a row refuses somebody", () => {
  it.each<[string, Denied, Refusals, Refusals]>([
    [
      "nothing of theirs: what the node says",
      deniedNothing,
      { turnOn: "Last one." },
      { turnOn: "Last one." },
    ],
    ["all of it", deniedAll, {}, { turnOn: WHY, turnOff: WHY, cordon: WHY, uncordon: WHY }],
    [
      "their reason before the node's",
      deniedThese("maintenance.start", "node.cordon"),
      { turnOn: "Last one.", turnOff: "Not in maintenance.", cordon: "Already cordoned." },
      { turnOn: WHY, turnOff: "Not in maintenance.", cordon: WHY, uncordon: WHY },
    ],
    ["turning off", deniedThese("maintenance.end"), {}, { turnOff: WHY }],
    ["steering, which goes with turning off", deniedThese("maintenance.change"), {}, { turnOff: WHY }],
    ["what is no verb of a row: nothing", deniedThese("kubeconfig.admin", "maintenance.force"), {}, {}],
  ])("%s", (_, denied, own, expected) => {
    expect(refusalsOf(own, denied)).toEqual(expected);
  });
});

describe("rows", () => {
  const rows = [
    { name: "a", refusals: {} },
    { name: "b", refusals: {} },
  ];

  it("of who may everything are the rows themselves", () => {
    expect(rowsFor(deniedNothing)(rows)).toBe(rows);
  });

  it("keep all else, and are the same objects while they do not change", () => {
    const theirs = rowsFor<(typeof rows)[number]>(deniedAll);
    const [a, b] = theirs(rows);
    expect(a).toMatchObject({ name: "a", refusals: { turnOn: WHY } });
    const [again, other] = theirs([...rows.slice(0, 1), { name: "b", refusals: {} }]);
    expect(again).toBe(a);
    expect(other).not.toBe(b);
    expect(rows[0]?.refusals).toEqual({});
  });
});
