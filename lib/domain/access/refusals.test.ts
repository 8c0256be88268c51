import { describe, expect, it } from "vitest";
import type { ConsentCause, MaintenanceOptions } from "@/lib/domain/intent";
import type { Refusals } from "@/lib/domain/refusals";
import { type Denied, forceRefusal, planRefusal, rowsFor } from "./refusals";

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

const agree = (...causes: ConsentCause[]): MaintenanceOptions => ({
  consents: causes.map((cause) => ({ uid: "u", cause })),
});
const noForce = deniedThese("maintenance.force");

describe("options", () => {
  it.each<[string, Denied, MaintenanceOptions, MaintenanceOptions | undefined, string | undefined]>([
    ["that lose nothing", noForce, agree("comes-back"), undefined, undefined],
    ["that lose a pod", noForce, agree("bare"), undefined, WHY],
    ["that lose a pod, of who may", deniedNothing, agree("bare"), undefined, undefined],
    ["that lose what was agreed to before", noForce, agree("bare"), agree("bare"), undefined],
    ["that lose more than before", noForce, agree("bare", "delete"), agree("bare"), WHY],
  ])("%s", (_, denied, wanted, standing, expected) => {
    expect(forceRefusal(denied, wanted, standing)).toBe(expected);
  });
});

describe("a plan", () => {
  it.each<[string, Denied, MaintenanceOptions, ConsentCause[], string | undefined]>([
    ["that needs no consent", noForce, agree(), [], undefined],
    ["that leaves a pod where it is", noForce, agree(), ["comes-back"], undefined],
    ["that loses a pod, before anybody agreed", noForce, agree(), ["bare"], WHY],
    ["that loses a pod, of who may", deniedNothing, agree(), ["bare"], undefined],
    ["with a pod named for the deadline", noForce, agree("delete-at-deadline"), [], WHY],
    ["of who may not even start", deniedThese("maintenance.start"), agree(), [], WHY],
  ])("%s", (_, denied, options, needed, expected) => {
    expect(planRefusal(denied, options, agree(...needed).consents)).toBe(expected);
  });
});
