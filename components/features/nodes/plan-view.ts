import type { PlanBody } from "@/lib/contracts/plan";
import type { PlanCheck, PodVerdict } from "@/lib/domain/maintenance";
import { type GroupId, groupPods, needsConsent, type PodGroup } from "./pod-groups";

type ConsentNeed = PlanBody["needsConsent"][number];

/** A check with the reason for making it. */
export type ReasonedCheck = PlanBody["checks"][number];

export interface PlanView {
  /** Pods that leave only by consent, given or not: they keep their place when a box is ticked. */
  needs: readonly ConsentNeed[];
  /** All other pods, hardest first. */
  groups: readonly PodGroup[];
  /** Warnings first; among equals, what is about the pods that leave. */
  checks: readonly ReasonedCheck[];
  /** Blocks of the strip, from what is easy to what is hard, then what stays. */
  strip: readonly { kind: StripKind; count: number }[];
  pods: number;
}

export type StripKind = "move" | "wait" | "hold" | "delete" | "consent" | "stay";

/** What becomes of so many pods. */
export const stripWord: Record<StripKind, (n: number) => string> = {
  move: (n) => (n === 1 ? "moves" : "move"),
  wait: () => "may wait",
  hold: (n) => (n === 1 ? "needs somebody" : "need somebody"),
  delete: () => "deleted by name",
  consent: (n) => (n === 1 ? "needs your consent" : "need your consent"),
  stay: (n) => (n === 1 ? "stays" : "stay"),
};

const stripOf: Record<GroupId, StripKind> = {
  move: "move",
  leaving: "move",
  wait: "wait",
  webhook: "wait",
  job: "wait",
  delete: "delete",
  never: "hold",
  stuck: "hold",
  refused: "hold",
  consent: "consent",
  stay: "stay",
};
const STRIP: readonly StripKind[] = ["move", "wait", "hold", "delete", "consent", "stay"];
const STATES: readonly PlanCheck["state"][] = ["refuse", "warn", "unknown", "pass"];
const OF_PODS: readonly PlanCheck["id"][] = ["room", "budgets"];

/** The plan as the dialog shows it. A pod that needs consent stands there once, unless a budget holds it as well. */
export function viewPlan(plan: PlanBody): PlanView {
  const asked = new Set(plan.needsConsent.map((need) => need.uid));
  const agreed = (pod: PodVerdict) =>
    asked.has(pod.uid) && (pod.verdict === "moves" || pod.cause === "kept") && pod.cause !== "forced";
  const pods = plan.pods.filter((pod) => pod.verdict !== "gone");
  const groups = groupPods(pods.filter((pod) => !agreed(pod))).filter((group) => group.id !== "consent");
  const shown = new Map(groups.flatMap((group) => group.pods.map((pod) => [pod.uid, stripOf[group.id]])));
  const counts = Map.groupBy(pods, (pod) => shown.get(pod.uid) ?? "consent");
  return {
    needs: plan.needsConsent,
    groups,
    checks: plan.checks.toSorted((a, b) => rankOf(a) - rankOf(b)),
    strip: STRIP.flatMap((kind) => {
      const count = counts.get(kind)?.length ?? 0;
      return count > 0 ? [{ kind, count }] : [];
    }),
    pods: pods.length,
  };
}

function rankOf({ state, id }: PlanCheck): number {
  return STATES.indexOf(state) - (OF_PODS.includes(id) ? 0.5 : 0);
}

/** The same view of pods alone, where nothing is planned yet. */
export function viewPods(pods: readonly PodVerdict[]): Pick<PlanView, "needs" | "groups" | "pods"> {
  const needs = pods.flatMap((pod): ConsentNeed[] =>
    needsConsent(pod.cause) ? [{ ...pod, cause: pod.cause }] : [],
  );
  const groups = groupPods(pods).filter((group) => group.id !== "consent");
  return { needs, groups, pods: pods.filter((pod) => pod.verdict !== "gone").length };
}

/** "4 hold, 2 warn, 1 not evaluated". */
export function checkCount(checks: readonly PlanCheck[]): string {
  const word = { refuse: "refuse", warn: "warn", unknown: "not evaluated", pass: "hold" } as const;
  return (["pass", "refuse", "warn", "unknown"] as const)
    .map((state) => ({ state, n: checks.filter((check) => check.state === state).length }))
    .filter(({ n }) => n > 0)
    .map(({ state, n }) => `${n} ${n === 1 && state === "refuse" ? "refuses" : word[state]}`)
    .join(", ");
}

/**
 * What of each pod and check must not change unseen: by group, so that the group that changed can show it.
 * Times and counters are left out: they change all the time and mean nothing for the decision.
 */
export function planMarks(view: PlanView): ReadonlyMap<GroupId | PlanCheck["id"], string> {
  const marks = new Map<GroupId | PlanCheck["id"], string>();
  for (const group of view.groups)
    marks.set(group.id, group.pods.map((pod) => `${pod.uid} ${pod.cause}`).join());
  marks.set("consent", view.needs.map((need) => `${need.uid} ${need.cause}`).join());
  for (const check of view.checks) marks.set(check.id, check.state);
  return marks;
}

/** Groups that are not as they were. A group that went away shows nothing and is left out. */
export function changedMarks<K>(before: ReadonlyMap<K, string>, now: ReadonlyMap<K, string>): K[] {
  return [...now].filter(([key, mark]) => before.get(key) !== mark).map(([key]) => key);
}
