import { describe, expect, it } from "vitest";
import { controlPlane } from "./checks";
import { etcdWithout } from "./control-plane";
import { planFor } from "./plan";
import { gatingChecks } from "./proof";
import { refusalsOf } from "./refusals";
import {
  buildControlPlane,
  buildEtcd,
  buildIndex,
  buildIntent,
  buildNode,
  buildPod,
  NOW,
} from "./testing/build";

const names = ["a", "b", "c"];
const pods = names.map((name) => buildEtcd(name));
const three = (over: Record<string, Parameters<typeof buildControlPlane>[1]> = {}, etcd = pods) =>
  buildIndex({ nodes: names.map((name) => buildControlPlane(name, over[name])), pods: etcd });

describe("control plane", () => {
  it.each([
    ["three of three", three(), "pass"],
    ["a second one", three({ b: { intent: buildIntent() } }), "refuse"],
    ["another that is down", three({ b: { conditions: [] } }), "refuse"],
    ["all others down", three({ b: { conditions: [] }, c: { conditions: [] } }), "refuse"],
    ["external etcd", three({}, []), "unknown"],
  ])("%s: %o", (_, index, state) => {
    expect(controlPlane(index, buildControlPlane("a")).state).toBe(state);
  });

  it("counts the quorum of all members", () => {
    const expected = { members: 3, ready: 3, readyElsewhere: 2, quorum: 2 };
    expect(etcdWithout(three(), "a")).toEqual(expected);
    expect(etcdWithout(three({ a: { intent: buildIntent() } }), "a")).toEqual(expected);
    expect(etcdWithout(three({}, []), "a")).toBeUndefined();
  });
});

it("the plan keeps consents listed once given, and puts the hardest first", () => {
  const bare = buildPod("bare", { controller: undefined });
  const index = buildIndex({ pods: [buildPod("m", { mirror: true }), buildPod("web"), bare] });
  const plan = (consents: { uid: string; cause: "bare" }[]) =>
    planFor(index, buildNode("a"), { consents }, undefined, NOW);
  expect(plan([]).pods.map(({ name }) => name)).toEqual(["bare", "web", "m"]);
  expect(plan([{ uid: bare.uid, cause: "bare" }]).needsConsent.map(({ name }) => name)).toEqual(["bare"]);
});

it("volumes of pods that stay do not count", () => {
  const stays = buildPod("s", { claims: ["data"] });
  const attachments = ["v1", "v2"].map((volume) => ({
    name: `va-${volume}`,
    nodeName: "a",
    volume,
    attached: true,
    deleting: false,
  }));
  const claims = [{ namespace: "shop", name: "data", volume: "v1" }];
  const index = buildIndex({ pods: [stays], attachments, claims });
  const node = buildNode("a", { volumesAttached: ["x^1", "x^2"] });
  const staying = planFor(index, node, { consents: [] }, undefined, NOW).pods;
  const volumes = (kept: typeof staying) =>
    gatingChecks(index, node, buildIntent(), [], kept).find(({ id }) => id === "volumes-detached")?.detail;
  expect(volumes(staying)).toBe("Left: v2.");
  expect(volumes([])).toBe("Left: v1 and v2.");
});

describe("refusals", () => {
  it.each([
    ["a free node", buildNode("a"), ["turnOff", "uncordon"]],
    ["a cordoned node", buildNode("a", { unschedulable: true }), ["cordon", "turnOff"]],
    ["one in maintenance", buildNode("a", { intent: buildIntent() }), ["cordon", "turnOn", "uncordon"]],
    [
      "one of another console",
      buildNode("a", { intent: buildIntent({ installation: "x" }) }),
      ["cordon", "turnOff", "turnOn", "uncordon"],
    ],
  ])("%s", (_, node, expected) => {
    const entries = Object.entries(refusalsOf(buildIndex(), node, "here")).filter(([, why]) => why);
    expect(entries.map(([verb]) => verb).sort()).toEqual(expected);
  });
});
