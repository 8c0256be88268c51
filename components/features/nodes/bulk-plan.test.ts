import { describe, expect, it } from "vitest";
import { leftOut, planWords, warnings } from "./bulk-plan";
import { testPlan, testPod } from "./test-rows";

const need = { uid: "u1", namespace: "debug", name: "netshoot", cause: "bare", detail: "Bare pod." } as const;
const warn = {
  id: "room",
  state: "warn",
  title: "Room for each pod",
  detail: "2 fit nowhere.",
  why: "",
} as const;

describe("leftOut", () => {
  it.each([
    ["a node that can go", testPlan(), undefined, [], undefined],
    ["no plan yet", undefined, undefined, [], "The plan is being made."],
    ["a plan that failed", undefined, "No answer", [], "The plan could not be read: No answer."],
    ["a refusal", testPlan({ refusal: "It is the last." }), undefined, [], "It is the last."],
    [
      "a consent that is missing",
      testPlan({ needsConsent: [need] }),
      undefined,
      [],
      "Agree to lose 1 pod by name.",
    ],
    ["a consent that was given", testPlan({ needsConsent: [need] }), undefined, ["u1"], undefined],
    [
      "a consent for a pod that was replaced",
      testPlan({ needsConsent: [need] }),
      undefined,
      ["old"],
      "Agree to lose 1 pod by name.",
    ],
  ] as const)("%s", (_what, plan, failure, agreed, expected) => {
    expect(leftOut(plan, failure, new Map(agreed.map((uid) => [uid, "bare"])))).toBe(expected);
  });

  it("tells that a plan is somebody else's to carry out before anybody agrees, and after what refuses everybody", () => {
    const mayNot = "Ask a Cluster Admin.";
    const left = (plan: Parameters<typeof testPlan>[0]) =>
      leftOut(testPlan(plan), undefined, new Map(), mayNot);
    expect(left({ needsConsent: [need] })).toBe(mayNot);
    expect(left({ refusal: "It is the last.", needsConsent: [need] })).toBe("It is the last.");
  });
});

describe("planWords", () => {
  it("counts pods by what becomes of them, and warnings", () => {
    const pods = [testPod("a"), testPod("b"), testPod("c", { verdict: "stays", cause: "daemon-set" })];
    expect(planWords(testPlan({ pods }))).toBe("2 move, 1 stays.");
    expect(planWords(testPlan({ pods, checks: [warn] }))).toBe("2 move, 1 stays. 1 check warns.");
  });

  it("says that nothing has to go", () => {
    expect(planWords(testPlan())).toBe("No pod runs there.");
  });
});

it("tells each warning once, with the number of nodes", () => {
  expect(warnings([testPlan({ checks: [warn] }), testPlan({ checks: [warn] }), testPlan()])).toEqual([
    { title: "Room for each pod", detail: "2 fit nowhere.", nodes: 2 },
  ]);
});
