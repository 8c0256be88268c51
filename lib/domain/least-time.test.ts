import { expect, it } from "vitest";
import type { MaintenanceOptions } from "./intent";
import { leastTime } from "./least-time";
import type { ObservedBudget, ObservedPod } from "./observed";
import { buildBudget, buildIndex, buildPod, NOW } from "./testing/build";
import { verdictOf } from "./verdict/verdict";

function least(
  pods: ObservedPod[],
  budgets: ObservedBudget[] = [],
  options: Partial<MaintenanceOptions> = {},
) {
  const index = buildIndex({ pods, budgets });
  const context = { index, options: { consents: [], ...options }, attempts: new Map(), now: NOW };
  return leastTime(
    index,
    pods,
    pods.map((pod) => verdictOf(pod, context)),
  );
}

const graces = (...seconds: number[]) =>
  seconds.map((graceSeconds, n) => buildPod(`p${n}`, { graceSeconds, labels: { app: "web" } }));
const web = { matchLabels: { app: "web" }, matchExpressions: [] };
const oneAtATime = [buildBudget("x", { selector: web })];
const critical = { priorityClass: "system-cluster-critical" };

it("is nothing for an empty node", () => {
  expect(least([])).toEqual({ seconds: 0, rounds: 0 });
});

it("is the longest grace where no budget is in the way", () => {
  expect(least(graces(5, 30, 10))).toEqual({ seconds: 30, rounds: 1 });
});

it("is the sum of the rounds of a budget that lets one go at a time", () => {
  expect(least(graces(5, 30, 10), oneAtATime)).toEqual({ seconds: 45, rounds: 3, budget: "shop/x" });
});

it("lets those with the longest grace leave together", () => {
  const two = [buildBudget("x", { selector: web, disruptionsAllowed: 2 })];
  expect(least(graces(5, 30, 10, 20), two)).toEqual({ seconds: 40, rounds: 2, budget: "shop/x" });
});

it("counts with what a budget allows once its pods are healthy again", () => {
  const spent = [buildBudget("x", { selector: web, disruptionsAllowed: 0, currentHealthy: 2 })];
  expect(least(graces(5, 10), spent)).toEqual({ seconds: 15, rounds: 2, budget: "shop/x" });
});

it("takes the slower of a budget and a pod outside of it", () => {
  const alone = buildPod("alone", { graceSeconds: 60 });
  expect(least([...graces(5, 10), alone], oneAtATime)).toMatchObject({ seconds: 60 });
});

it("adds groups that leave one after the other", () => {
  const dns = buildPod("dns", { graceSeconds: 7, ...critical });
  expect(least([...graces(5, 10), dns])).toEqual({ seconds: 17, rounds: 1 });
});

it("leaves out what stays, what needs somebody and what has ended", () => {
  const pods = [
    buildPod("mirror", { mirror: true, graceSeconds: 90 }),
    buildPod("bare", { controller: undefined, graceSeconds: 90 }),
    buildPod("ended", { phase: "Succeeded", graceSeconds: 90 }),
    ...graces(4),
  ];
  expect(least(pods).seconds).toBe(4);
  const never = [buildBudget("x", { disruptionsAllowed: 0, desiredHealthy: 3 })];
  expect(least(graces(40), never).seconds).toBe(0);
});

it("takes the run's grace period in place of each pod's own", () => {
  expect(least(graces(5, 30), [], { graceSeconds: 3 }).seconds).toBe(3);
});

it("does not wait for the budget of a pod that is deleted by name", () => {
  const consents = [{ uid: "uid-p0", cause: "delete" as const }];
  expect(least(graces(5, 10), oneAtATime, { consents })).toEqual({ seconds: 10, rounds: 1 });
});
