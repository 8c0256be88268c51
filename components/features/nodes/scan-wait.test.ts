import { describe, expect, it } from "vitest";
import type { PlanBody } from "@/lib/contracts/plan";
import { PLAN_CURRENT_MS, type PlanMoment } from "./plan-readiness";
import { afterScan, leftWords, runningScan, waitWords } from "./scan-wait";
import { testPlan } from "./test-rows";

const scans = (state: PlanBody["checks"][number]["state"]) => ({
  id: "scans" as const,
  state,
  title: "A scan runs",
  detail: "kube-bench 1 of mira has run for 12 s, 1 of 3 nodes done.",
  why: "",
});
const plan = testPlan({ checks: [scans("pass")] });
const running = testPlan({ checks: [scans("warn")] });
const moment: PlanMoment = {
  plan,
  ageMs: 100,
  settledMs: 60_000,
  reason: "Kernel patch",
  consents: new Set(),
  sending: false,
};

it.each([
  ["one that runs", running, true],
  ["none that has ended", plan, false],
  ["none where it is not known", testPlan({ checks: [scans("unknown")] }), false],
  ["none before there is a plan", undefined, false],
])("the plan tells of %s", (_, of, told) => expect(runningScan(of) !== undefined).toBe(told));

it("says beside the button to keep the dialog open, and what closing it means", () => {
  expect(waitWords(true)).toBe(
    "Keep this open: it starts when the scan has ended. Closed, it starts nothing.",
  );
  expect(waitWords(false)).toMatch(/^Keep this open: the scan has ended/);
});

it("says when the dialog has gone that nothing starts, why, and what to do", () => {
  const { title, text } = leftWords("a-1");
  expect(title).toBe("Maintenance mode of a\u20111 will not start");
  expect(text).toMatch(/closed while it waited for the scan\. Open the plan again/);
});

describe("a start that waits for a scan", () => {
  it.each<[string, Partial<PlanMoment>]>([
    ["while it runs", { plan: running }],
    ["while it runs, whatever else holds it up", { plan: { ...running, refusal: "No." } }],
    ["while the plan is made", { plan: undefined }],
    ["while the plan is old", { ageMs: PLAN_CURRENT_MS + 1 }],
    ["while the plan can't be read", { failure: "No answer" }],
    ["while the screen is not live", { stale: "Not live." }],
    ["while the change is new", { settledMs: 10 }],
  ])("waits %s", (_, over) => expect(afterScan({ ...moment, ...over })).toBe("wait"));

  it("starts by itself once it has ended and the plan holds", () => expect(afterScan(moment)).toBe("start"));

  const needsConsent: PlanBody["needsConsent"] = [
    { uid: "u", namespace: "shop", name: "cache-0", cause: "bare", detail: "" },
  ];
  it.each<[string, Partial<PlanMoment>, string]>([
    [
      "refuses now",
      { plan: { ...plan, refusal: "etcd would lose its quorum." } },
      "etcd would lose its quorum.",
    ],
    [
      "needs a consent now",
      { plan: { ...plan, needsConsent } },
      "Agree to lose 1 pod by name, or remove them first.",
    ],
  ])("is asked again when the plan %s", (_, over, stop) => {
    expect(afterScan({ ...moment, ...over })).toEqual({ stop });
  });
});
