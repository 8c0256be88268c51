import type { Workload } from "./workload.ts";

export interface Case {
  workload: Workload;
  /** Nodes that are drained one after another by one command (kubectl) or one after another by hand (Drydock). */
  nodes: number;
  /** Pairs of runs: Drydock and kubectl, in turn. */
  pairs: number;
  /** Drydock's wall time may be at most this much of kubectl's, at the median. */
  atMost: number;
}

const WITH_BUDGETS = 0.6;
const WITHOUT = 1.05;
/** Five replacements one after another and the last pod's grace take 30 s whoever drains: some 0.63 of kubectl's time. */
const WAITING_FOR_REPLACEMENTS = 0.7;

/** All with graces of 1 to 10 s, which the containers use to the end. */
export const cases: Readonly<Record<string, Case>> = {
  "30-budgets": {
    workload: { deployments: 5, replicas: 6, budgets: true },
    nodes: 1,
    pairs: 5,
    atMost: WITH_BUDGETS,
  },
  "30-budgets-wide": {
    workload: { deployments: 10, replicas: 3, budgets: true },
    nodes: 1,
    pairs: 5,
    atMost: WITH_BUDGETS,
  },
  "30-budgets-slow-start": {
    workload: { deployments: 5, replicas: 6, budgets: true, startDelay: "4s" },
    nodes: 1,
    pairs: 5,
    atMost: WAITING_FOR_REPLACEMENTS,
  },
  "30-free": {
    workload: { deployments: 5, replicas: 6, budgets: false },
    nodes: 1,
    pairs: 5,
    atMost: WITHOUT,
  },
  "100-budgets": {
    workload: { deployments: 10, replicas: 10, budgets: true },
    nodes: 1,
    pairs: 5,
    atMost: WITH_BUDGETS,
  },
  "100-free": {
    workload: { deployments: 10, replicas: 10, budgets: false },
    nodes: 1,
    pairs: 5,
    atMost: WITHOUT,
  },
  "20-nodes": {
    workload: { deployments: 5, replicas: 6, budgets: true },
    nodes: 20,
    pairs: 1,
    atMost: WITH_BUDGETS,
  },
};
