import { expect, it } from "vitest";
import { agreeWords, notReady, PLAN_CURRENT_MS, type PlanMoment, SETTLE_MS } from "./plan-readiness";
import { testPlan } from "./test-rows";

const plan = testPlan({
  needsConsent: [
    { uid: "u1", namespace: "debug", name: "netshoot", cause: "bare", detail: "" },
    { uid: "u2", namespace: "shop", name: "cache-0", cause: "empty-dir", detail: "" },
  ],
});
const ready: PlanMoment = {
  plan,
  ageMs: 100,
  settledMs: 60_000,
  reason: "Kernel patch",
  consents: new Set(["u1", "u2"]),
  sending: false,
};

it.each<[string, Partial<PlanMoment>, string | undefined]>([
  ["everything is there", {}, undefined],
  ["no plan yet", { plan: undefined }, "The plan is being made."],
  [
    "a check refuses",
    { plan: { ...plan, refusal: "etcd would lose its quorum." } },
    "etcd would lose its quorum.",
  ],
  [
    "one consent is missing",
    { consents: new Set(["u1"]) },
    "Agree to lose 1 pod by name, or remove them first.",
  ],
  [
    "consents of other pods do not count",
    { consents: new Set(["u8", "u9"]) },
    "Agree to lose 2 pods by name, or remove them first.",
  ],
  ["the reason is blank", { reason: "  " }, "Give a reason."],
  [
    "both are missing",
    { reason: "", consents: new Set() },
    "Agree to lose 2 pods by name, and give a reason.",
  ],
  ["the plan is old", { ageMs: PLAN_CURRENT_MS + 1 }, "The plan is not current. It is being read again."],
  ["a verdict changed just now", { settledMs: SETTLE_MS - 1 }, "The plan changed just now."],
  ["the change is read", { settledMs: SETTLE_MS }, undefined],
  ["the screen is not live", { stale: "Nothing can be changed." }, "Nothing can be changed."],
  [
    "it could not be read again",
    { failure: "The API server gave no answer" },
    "The plan could not be read again: The API server gave no answer.",
  ],
  ["an option is unfinished", { unfinished: "Name the pods." }, "Name the pods."],
  ["it was sent", { sending: true }, "Turning on."],
])("%s", (_what, change, expected) => {
  expect(notReady({ ...ready, ...change })).toBe(expected);
});

it.each([
  [["bare", "empty-dir"] as const, "Agree to lose 2 pods by name"],
  [["comes-back"] as const, "Agree to leave 1 pod here by name"],
  [["comes-back", "bare"] as const, "Agree by name to lose or leave 2 pods"],
])("asks for consent to %j", (causes, words) => {
  expect(agreeWords(causes.map((cause) => ({ cause })))).toBe(words);
});
