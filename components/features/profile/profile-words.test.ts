import { describe, expect, it } from "vitest";
import type { RolloutBody } from "@/lib/contracts/profile";
import {
  behindWords,
  nodesWords,
  releaseState,
  rolloutWords,
  skewWords,
  versionWords,
} from "./profile-words";

const rollout: RolloutBody = {
  kind: "DaemonSet",
  namespace: "kube-system",
  name: "cilium",
  desired: 12,
  updated: 10,
  state: "under-way",
  behind: [],
};

describe("a rollout", () => {
  it.each([
    [rollout, "10 of 12 updated, rollout under way"],
    [
      { ...rollout, updated: 12, state: "unseen" as const },
      "Changed; its controller has not acted on it yet",
    ],
    [{ ...rollout, updated: 12, state: "done" as const }, "12 of 12 updated"],
    [
      { ...rollout, state: "waits-for-deletion" as const },
      "10 of 12 updated, waits until somebody deletes its pods (OnDelete)",
    ],
  ])("%#: says %s", (one, words) => expect(rolloutWords(one)).toBe(words));

  it("says where it is behind", () => {
    const behind = [
      { node: "a", inMaintenance: true },
      { node: "b", inMaintenance: false },
    ];
    expect(behindWords({ ...rollout, behind })).toBe(
      "Held back in maintenance: a. Still the older revision: b.",
    );
    expect(behindWords(rollout)).toBeUndefined();
  });
});

it.each([
  [["a", "b"], false, "2 nodes: a and b"],
  [["a", "b"], true, "2 nodes"],
  [["a", "b", "c", "d"], false, "4 nodes"],
])("nodes %j, alone %j: %s", (nodes, alone, words) => expect(nodesWords({ nodes }, alone)).toBe(words));

it.each([
  ["too-old", /^Older/],
  ["too-new", /^Newer/],
] as const)("a kubelet that is %s", (skew, words) => expect(skewWords(skew)).toMatch(words));

it("a kubelet within the policy needs no word", () => {
  expect([skewWords("within"), skewWords(undefined)]).toEqual([undefined, undefined]);
});

it.each([
  ["deployed", "healthy"],
  ["failed", "failed"],
  ["pending-upgrade", "initiated"],
  ["uninstalling", "initiated"],
  ["superseded", "stale"],
])("a release that is %s stands as %s", (status, state) => expect(releaseState(status)).toBe(state));

it.each([
  [{ chartVersion: "1.18.2", appVersion: "v1.18.2" }, "1.18.2"],
  [{ chartVersion: "2.50.1", appVersion: "1.50.1" }, "2.50.1 (app 1.50.1)"],
  [{ chartVersion: "2.50.1" }, "2.50.1"],
])("%j is version %s", (addOn, words) => expect(versionWords(addOn)).toBe(words));
