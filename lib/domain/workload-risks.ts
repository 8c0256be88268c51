import { count } from "./words";
import type { WorkloadId } from "./workload-of";

/** What a maintenance of its nodes puts at risk, worst first. */
export const RISKS = [
  "bare",
  "budget-never",
  "several-budgets",
  "budget-none",
  "one-replica",
  "one-node",
  "one-zone",
  "no-budget",
  "empty-dir",
] as const;
export type RiskKind = (typeof RISKS)[number];

export interface WorkloadRisk {
  kind: RiskKind;
  /** What it means for a maintenance, and what to do: a sentence each. */
  why: string;
}

/** What is known of a workload's pods that run. */
export interface RiskFacts extends Pick<WorkloadId, "kind"> {
  pods: number;
  /** What its controllers want, where that is known. */
  desired?: number;
  /** Nodes that they run on, and the zones of these; `zone`: where there is one. */
  nodes: number;
  zones: ReadonlySet<string | undefined>;
  /** Zones of the cluster. */
  zonesThere: number;
  budgets: readonly { name: string; state: "allows" | "waits" | "never" }[];
  /** Pods that more than one budget covers, and pods with an emptyDir. */
  pastBudgets: number;
  withEmptyDir: number;
}

/** Their pods stay when a node is drained. */
const STAYS = new Set(["DaemonSet", "StaticPod"]);
/** They end by themselves, and serve nobody. */
const ENDS = new Set(["Job", "CronJob"]);

type Rule = (facts: RiskFacts) => string | undefined;

/** Wanted or there, whichever is more: a workload that comes up has fewer pods than it will have. */
const replicas = ({ pods, desired = 0 }: RiskFacts) => Math.max(pods, desired);
const serves = ({ kind }: RiskFacts) => kind !== "Pod" && !ENDS.has(kind);
const several = (facts: RiskFacts) => serves(facts) && replicas(facts) > 1;
const named = ({ budgets }: RiskFacts, state: "waits" | "never") =>
  budgets.filter((budget) => budget.state === state).map(({ name }) => name);

const WHY: Record<RiskKind, Rule> = {
  bare: ({ kind }) =>
    kind === "Pod"
      ? "No controller brings it back: turning maintenance on asks for consent to delete it for good."
      : undefined,
  "budget-never": (facts) => {
    const [name] = named(facts, "never");
    return name === undefined
      ? undefined
      : `Budget ${name} can never allow a disruption: a drain waits for it for ever. Add a replica or change the budget.`;
  },
  "several-budgets": ({ pastBudgets }) =>
    pastBudgets > 0
      ? `Several budgets cover ${count(pastBudgets, "pod")} of it: the eviction API refuses such a pod. Narrow a selector.`
      : undefined,
  "budget-none": (facts) => {
    const [name] = named(facts, "waits");
    return name === undefined
      ? undefined
      : `Budget ${name} allows no disruption now: a drain waits until more of its pods are healthy.`;
  },
  "one-replica": (facts) =>
    serves(facts) && replicas(facts) === 1
      ? "One replica: nobody serves until the new one is Ready. Add a replica before the maintenance."
      : undefined,
  "one-node": (facts) =>
    several(facts) && facts.pods > 1 && facts.nodes === 1
      ? `All ${facts.pods} pods run on one node, and leave it in one maintenance. Spread them.`
      : undefined,
  "one-zone": (facts) => {
    const [zone] = facts.zones;
    return several(facts) &&
      facts.nodes > 1 &&
      facts.zonesThere > 1 &&
      facts.zones.size === 1 &&
      zone !== undefined
      ? `All ${facts.pods} pods run in zone ${zone}, and the cluster has ${facts.zonesThere} zones. Spread them.`
      : undefined;
  },
  "no-budget": (facts) =>
    several(facts) && facts.budgets.length === 0
      ? "No budget covers it: maintenances of several nodes may take all of its pods at once. Add a PodDisruptionBudget."
      : undefined,
  "empty-dir": ({ withEmptyDir }) =>
    withEmptyDir > 0
      ? `${count(withEmptyDir, "pod")} of it ${withEmptyDir === 1 ? "has" : "have"} an emptyDir: its data is gone with the pod, so consent is asked for.`
      : undefined,
};

/** What a maintenance puts at risk of a workload, before anyone starts one. Nothing of what stays or has no pods. */
export function risksOf(facts: RiskFacts): WorkloadRisk[] {
  if (facts.pods === 0 || STAYS.has(facts.kind)) return [];
  return RISKS.flatMap((kind) => {
    const why = WHY[kind](facts);
    return why === undefined ? [] : [{ kind, why }];
  });
}
