import type { PlanBody } from "@/lib/contracts/plan";
import type { PodVerdict } from "@/lib/domain/maintenance";

/** A pod that a Deployment replaces, for tests. */
export function testPod(name: string, change: Partial<PodVerdict> = {}): PodVerdict {
  return {
    namespace: "shop",
    name,
    uid: `uid-${name}`,
    verdict: "moves",
    cause: "replaced",
    detail: "A controller replaces it on another node.",
    notes: [],
    group: "ordinary",
    graceSeconds: 30,
    ...change,
  };
}

/** The plan of an empty node, for tests. */
export function testPlan(change: Partial<PlanBody> = {}): PlanBody {
  return {
    node: "worker-1",
    madeAt: "2026-11-21T12:04:31.000Z",
    pods: [],
    checks: [],
    budgets: [],
    leastTime: { seconds: 0, rounds: 0 },
    needsConsent: [],
    ...change,
  };
}
