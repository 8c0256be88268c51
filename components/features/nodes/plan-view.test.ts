import { describe, expect, it } from "vitest";
import type { PlanBody } from "@/lib/contracts/plan";
import { changedMarks, checkCount, planMarks, viewPlan, viewPods } from "./plan-view";
import { testPlan, testPod } from "./test-rows";

const bare = testPod("netshoot", { verdict: "blocks", cause: "bare", detail: "Bare pod." });
const cache = testPod("cache-0", { verdict: "blocks", cause: "empty-dir", detail: "Volume scratch." });
const needs = [bare, cache].map(({ uid, namespace, name, cause, detail }) => ({
  uid,
  namespace,
  name,
  cause: cause as "bare" | "empty-dir" | "comes-back",
  detail,
}));
const waits = testPod("redis-1", { verdict: "blocks", cause: "budget-wait" });
const stays = testPod("cilium-x", { verdict: "stays", cause: "daemon-set" });
const pass = { id: "kubelet", state: "pass", title: "Ready", detail: "", why: "" } as const;
const warn = { id: "room", state: "warn", title: "Room", detail: "", why: "" } as const;
const refuse = { id: "control-plane", state: "refuse", title: "Quorum", detail: "", why: "" } as const;

function plan(change: Partial<PlanBody> = {}): PlanBody {
  return testPlan({
    pods: [bare, cache, waits, testPod("web-1"), testPod("web-2"), stays],
    checks: [pass, warn, refuse],
    needsConsent: needs,
    ...change,
  });
}

describe("viewPlan", () => {
  it("counts one block a pod, by verdict", () => {
    const view = viewPlan(plan());
    expect(view.strip).toEqual([
      { kind: "move", count: 2 },
      { kind: "wait", count: 1 },
      { kind: "consent", count: 2 },
      { kind: "stay", count: 1 },
    ]);
    expect(view.pods).toBe(6);
  });

  it("keeps a pod in its place when its box is ticked", () => {
    const agreed = viewPlan(
      plan({
        pods: [{ ...bare, verdict: "moves", cause: "consented" }, cache, waits, testPod("web-1"), stays],
      }),
    );
    expect(agreed.needs.map(({ name }) => name)).toEqual(["netshoot", "cache-0"]);
    expect(agreed.strip.find(({ kind }) => kind === "consent")?.count).toBe(2);
    expect(agreed.groups.flatMap(({ pods }) => pods).map(({ name }) => name)).not.toContain("netshoot");
  });

  it("shows that a budget holds a pod that was agreed to", () => {
    const held = viewPlan(plan({ pods: [bare, { ...cache, cause: "budget-wait" }] }));
    expect(held.groups.map(({ id }) => id)).toEqual(["wait"]);
    expect(held.strip).toEqual([
      { kind: "wait", count: 1 },
      { kind: "consent", count: 1 },
    ]);
  });

  it("keeps a pod that stays by consent in its place too", () => {
    const agent = testPod("agent", { verdict: "blocks", cause: "comes-back" });
    const need = { ...agent, cause: "comes-back" as const };
    const kept = testPod("agent", { verdict: "stays", cause: "kept" });
    for (const pods of [[agent], [kept]]) {
      const view = viewPlan(plan({ pods, needsConsent: [need] }));
      expect(view.groups).toEqual([]);
      expect(view.strip).toEqual([{ kind: "consent", count: 1 }]);
    }
  });

  it("tells what is deleted by name from what needs consent", () => {
    const forced = testPod("db-0", { cause: "forced" });
    expect(viewPlan(plan({ pods: [forced], needsConsent: [] })).strip).toEqual([
      { kind: "delete", count: 1 },
    ]);
  });

  it("puts what refuses and warns first", () => {
    expect(viewPlan(plan()).checks.map(({ state }) => state)).toEqual(["refuse", "warn", "pass"]);
  });

  it("puts room and budgets before what else holds, and behind what warns", () => {
    const checks = [pass, { ...pass, id: "room" as const }, { ...warn, id: "scans" as const }];
    expect(viewPlan(plan({ checks })).checks.map(({ id }) => id)).toEqual(["scans", "room", "kubelet"]);
  });

  it("tells pods that hold for good from those that may wait", () => {
    const never = testPod("db-0", { verdict: "blocks", cause: "budget-never" });
    expect(viewPlan(plan({ pods: [never, waits], needsConsent: [] })).strip).toEqual([
      { kind: "wait", count: 1 },
      { kind: "hold", count: 1 },
    ]);
  });
});

it("shows pods without a plan the same way", () => {
  const view = viewPods([bare, testPod("web-1")]);
  expect(view.needs.map(({ name }) => name)).toEqual(["netshoot"]);
  expect(view.groups.map(({ id }) => id)).toEqual(["move"]);
});

it.each([
  [[pass, pass, warn], "2 hold, 1 warn"],
  [[refuse], "1 refuses"],
  [[pass, { ...pass, state: "unknown" as const }], "1 hold, 1 not evaluated"],
])("counts checks: %#", (checks, words) => {
  expect(checkCount(checks)).toBe(words);
});

describe("planMarks", () => {
  const before = planMarks(viewPlan(plan()));

  it("do not change with times and facts", () => {
    const later = plan({ madeAt: "2026-11-21T12:04:33.000Z" });
    later.pods = later.pods.map((pod) => ({ ...pod, fact: "other", detail: "other words" }));
    expect(changedMarks(before, planMarks(viewPlan(later)))).toEqual([]);
  });

  it("name the group that a pod came to", () => {
    const freed = plan();
    freed.pods = freed.pods.map((pod) => (pod === waits ? testPod("redis-1") : pod));
    expect(changedMarks(before, planMarks(viewPlan(freed)))).toEqual(["move"]);
  });

  it("name a check that turned, and a new need for consent", () => {
    const now = plan({ checks: [{ ...pass, state: "refuse" }, warn, refuse], needsConsent: needs.slice(1) });
    expect(changedMarks(before, planMarks(viewPlan(now))).sort()).toEqual(["consent", "kubelet"]);
  });
});
