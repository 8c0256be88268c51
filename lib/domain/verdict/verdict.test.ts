import { describe, expect, it } from "vitest";
import type { Attempt } from "@/lib/domain/attempts";
import type { Consent } from "@/lib/domain/intent";
import type { ObservedBudget, ObservedCluster, ObservedPod } from "@/lib/domain/observed";
import { at, buildBudget, buildIndex, buildPod, NOW, ownerNamed } from "@/lib/domain/testing/build";
import { verdictOf } from "./verdict";

const bare = { controller: undefined };
const scratch = { emptyDirs: [{ name: "tmp", medium: "disk" as const }] };
const closed = { disruptionsAllowed: 0, currentHealthy: 2 };
const denied: Attempt = {
  at: NOW.getTime(),
  times: 2,
  verb: "evict",
  outcome: "denied",
  message: "webhook says no",
  retryAt: 0,
};

interface Circumstances {
  budgets?: ObservedBudget[];
  consents?: Consent[];
  attempt?: Attempt;
  replicas?: ObservedCluster["replicas"];
}

function ruled(
  over: Partial<ObservedPod>,
  { budgets, consents = [], attempt, replicas }: Circumstances = {},
) {
  const pod = buildPod("p", over);
  const index = buildIndex({ pods: [pod], budgets: budgets ?? [], replicas: replicas ?? [] });
  const attempts = new Map(attempt ? [[pod.uid, attempt]] : []);
  return verdictOf(pod, { index, options: { consents }, attempts, now: NOW });
}

const replicas = (n: number) => [
  {
    uid: "uid-web",
    namespace: "shop",
    name: "web",
    kind: "ReplicaSet",
    replicas: n,
    controller: ownerNamed("shop-web", "Deployment"),
  },
];

describe("verdictOf, each rule", () => {
  const cases: [string, string, Partial<ObservedPod>, Circumstances?][] = [
    ["stays", "mirror", { mirror: true, ...bare }],
    ["stays", "daemon-set", { controller: ownerNamed("agent", "DaemonSet") }],
    ["moves", "terminating", { deletionAt: at(5) }],
    ["blocks", "stuck-terminating", { deletionAt: at(-60) }],
    ["moves", "finished", { phase: "Succeeded", ready: false }],
    ["moves", "finished", { phase: "Failed", ready: false }],
    ["blocks", "bare", bare],
    ["moves", "consented", bare, { consents: [{ uid: "uid-p", cause: "bare" }] }],
    ["blocks", "empty-dir", scratch],
    ["moves", "consented", scratch, { consents: [{ uid: "uid-p", cause: "empty-dir" }] }],
    ["blocks", "budgets-several", {}, { budgets: [buildBudget("x"), buildBudget("y")] }],
    ["blocks", "refused", {}, { attempt: denied }],
    ["blocks", "budget-wait", {}, { budgets: [buildBudget("x", closed)] }],
    ["blocks", "budget-never", {}, { budgets: [buildBudget("x", { ...closed, desiredHealthy: 3 })] }],
    ["moves", "single-replica", {}, { replicas: replicas(1) }],
    ["moves", "replaced", {}, { replicas: replicas(4) }],
    ["moves", "replaced", {}],
  ];
  it.each(cases)("%s: %s", (verdict, cause, pod, circumstances) => {
    expect(ruled(pod, circumstances)).toMatchObject({ verdict, cause });
  });
});

describe("verdictOf, the order of the rules", () => {
  const everything = { ...bare, ...scratch, deletionAt: at(-60), phase: "Failed" };
  const two = { budgets: [buildBudget("x", closed), buildBudget("y", closed)], attempt: denied };
  const cases: [string, Partial<ObservedPod>, Circumstances][] = [
    ["mirror", { ...everything, mirror: true }, two],
    ["daemon-set", { ...everything, controller: ownerNamed("agent", "DaemonSet") }, two],
    ["stuck-terminating", everything, two],
    ["finished", { ...everything, deletionAt: undefined }, two],
    ["bare", { ...bare, ...scratch }, two],
    ["empty-dir", scratch, two],
    ["budgets-several", {}, two],
    ["refused", {}, { attempt: denied, budgets: [buildBudget("x", closed)] }],
    [
      "budget-wait",
      scratch,
      { budgets: [buildBudget("x", closed)], consents: [{ uid: "uid-p", cause: "empty-dir" }] },
    ],
  ];
  it.each(cases)("%s comes first", (cause, pod, circumstances) => {
    expect(ruled(pod, circumstances).cause).toBe(cause);
  });
});

describe("consent", () => {
  it.each([
    ["another UID of the same name", { uid: "uid-p-2", cause: "bare" }],
    ["another cause", { uid: "uid-p", cause: "empty-dir" }],
  ] as const)("to %s does not count", (_, consent) => {
    expect(ruled(bare, { consents: [consent] }).cause).toBe("bare");
  });

  it("to lose a bare pod covers its emptyDir", () => {
    const consents: Consent[] = [{ uid: "uid-p", cause: "bare" }];
    expect(ruled({ ...bare, ...scratch }, { consents }).verdict).toBe("moves");
  });

  it("does not replace a budget", () => {
    const budgets = [buildBudget("x", closed)];
    expect(ruled(bare, { budgets, consents: [{ uid: "uid-p", cause: "bare" }] }).cause).toBe("budget-wait");
  });
});

describe("a terminating pod", () => {
  it.each([
    [0, "terminating"],
    [-9.999, "terminating"],
    [-10, "stuck-terminating"],
  ])("%d s from its end is %s", (seconds, cause) => {
    expect(ruled({ deletionAt: at(seconds) }).cause).toBe(cause);
  });

  it("counts down its own grace period and not below zero", () => {
    expect(ruled({ deletionAt: at(4.2), deletionGraceSeconds: 20 }).fact).toBe("5 s of 20 s left");
    expect(ruled({ deletionAt: at(-3) }).fact).toBe("0 s of 30 s left");
  });

  it("names the finalizers that hold it, else the kubelet", () => {
    const held = ruled({ deletionAt: at(-120), finalizers: ["a.io/x", "b.io/y"] });
    expect(held.detail).toContain("finalizer a.io/x, b.io/y holds it");
    expect(ruled({ deletionAt: at(-120) }).detail).toContain("kubelet");
  });
});

it("tells owner, grace, budget and what was asked", () => {
  const attempt: Attempt = { ...denied, outcome: "budget" };
  const told = ruled({}, { replicas: replicas(4), budgets: [buildBudget("x", closed)], attempt });
  expect(told).toMatchObject({ owner: "Deployment/shop-web", graceSeconds: 30, budget: "shop/x" });
  expect(told.asked).toEqual({ times: 2, at: NOW.toISOString() });
  expect(ruled(bare).owner).toBeUndefined();
  expect(ruled({}, { attempt: denied }).detail).toContain("webhook says no");
});
