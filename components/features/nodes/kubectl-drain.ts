import type { MaintenanceBody } from "@/lib/contracts/maintenance";
import type { PlanBody } from "@/lib/contracts/plan";
import { CONSENT_CAUSES, type MaintenanceOptions } from "@/lib/domain/intent";
import { type DrainedNode, drainWithKubectl } from "@/lib/domain/kubectl/drain";
import type { KubectlEquivalent } from "@/lib/domain/kubectl/equivalent";

/** A node as its plan has it. */
export function drainOf(
  { node, needsConsent, pods }: Pick<PlanBody, "node" | "needsConsent" | "pods">,
  { consents }: Pick<MaintenanceOptions, "consents">,
): DrainedNode {
  return { name: node, consents, needs: needsConsent, pods };
}

/** A node whose drain runs, as kubectl would have to drain it. What blocks now for want of an agreement still needs it. */
export function runningDrain(
  name: string,
  { remaining }: Pick<MaintenanceBody, "remaining">,
  { consents }: Pick<MaintenanceOptions, "consents">,
): DrainedNode {
  const needs = remaining.flatMap((pod) => {
    const cause = CONSENT_CAUSES.find((known) => known === pod.cause);
    return cause === undefined ? [] : [{ ...pod, cause }];
  });
  return { name, consents, needs, pods: remaining };
}

/** A drain with other options: kubectl has to be stopped and started anew. */
export function startedAnew(
  name: string,
  maintenance: Pick<MaintenanceBody, "remaining">,
  options: MaintenanceOptions,
): KubectlEquivalent {
  const { lines, differs } = drainWithKubectl([runningDrain(name, maintenance, options)], options);
  return {
    lines: ["# after Ctrl-C in the drain that runs", ...lines],
    differs: [
      "It takes no other options while it drains, and counts a --timeout from when it is started anew.",
      ...differs,
    ],
  };
}
