import { withoutKubelet } from "@/lib/domain/drift";
import type { ConsentCause } from "@/lib/domain/intent";
import { isReady } from "@/lib/domain/node";
import type { ObservedNode } from "@/lib/domain/observed";
import { formatDuration } from "@/lib/domain/words";
import type { Rule } from "./rule";

/** A pod is called stuck this long after its grace period ended; kubelets need a moment to report. In milliseconds. */
const STUCK_AFTER_MS = 10_000;

function kubeletsPart(node: ObservedNode | undefined): string {
  return node && !isReady(node)
    ? `the kubelet is not Ready. ${withoutKubelet(node).replace(/\.$/, "")}`
    : "the kubelet has not confirmed that it stopped. Check the node's kubelet";
}

/** metadata.deletionTimestamp already contains the grace period. */
export const terminating: Rule = (pod, { index, now }) => {
  if (pod.deletionAt === undefined) return undefined;
  const leftMs = Date.parse(pod.deletionAt) - now.getTime();
  if (leftMs > -STUCK_AFTER_MS) {
    const of = pod.deletionGraceSeconds ?? pod.graceSeconds;
    const left = Math.max(0, Math.ceil(leftMs / 1000));
    return {
      verdict: "moves",
      cause: "terminating",
      detail: "Evicted, stops within its grace period.",
      fact: `${left} s of ${of} s left`,
    };
  }
  const holder =
    pod.finalizers.length > 0
      ? `finalizer ${pod.finalizers.join(", ")} holds it. Whoever set it has to remove it`
      : kubeletsPart(index.node(pod.nodeName ?? ""));
  const since = formatDuration(-leftMs);
  return {
    verdict: "blocks",
    cause: "stuck-terminating",
    detail: `Should be gone for ${since}: ${holder}.`,
    fact: `stuck for ${since}`,
  };
};

export const finished: Rule = (pod) =>
  pod.phase === "Succeeded" || pod.phase === "Failed"
    ? { verdict: "moves", cause: "finished", detail: `Has ended (${pod.phase}); only its record is removed.` }
    : undefined;

/** Deleting by name passes over budgets and webhooks' eviction rules; its grace period stays. */
export const forced: Rule = (pod, context) => {
  if (!deletionDue(pod.uid, context)) return undefined;
  return {
    verdict: "moves",
    cause: "forced",
    detail: "Deleted with its grace period, as agreed by name; its budget is not asked.",
    fact: "deleted",
  };
};

/** Named for deletion, and its time has come: at once, or once the deadline has passed, never without one. */
export function deletionDue(
  uid: string,
  { options, since, now }: Pick<Parameters<Rule>[1], "options" | "since" | "now">,
): boolean {
  const named = (cause: ConsentCause) =>
    options.consents.some((consent) => consent.uid === uid && consent.cause === cause);
  if (named("delete")) return true;
  // In a plan the deadline lies ahead.
  if (!named("delete-at-deadline") || since === undefined || options.deadlineSeconds === undefined)
    return false;
  return Date.parse(since) + options.deadlineSeconds * 1000 <= now.getTime();
}
