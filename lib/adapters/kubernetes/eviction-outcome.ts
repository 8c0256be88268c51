import type { EvictionOutcome } from "@/lib/operations/ports";
import { type ApiAnswer, messageOf, retryAfterMs, statusOf } from "./errors";

const DEFAULT_THROTTLE_MS = 1_000;

function tooManyRequests(answer: ApiAnswer): EvictionOutcome {
  const status = statusOf(answer.body);
  // API priority and fairness answers in plain text. Its x-kubernetes-pf-* headers are no sign: every answer has them.
  if (!status) return { kind: "throttled", retryAfterMs: retryAfterMs(answer) ?? DEFAULT_THROTTLE_MS };
  const causes = status.details?.causes ?? [];
  const budget = causes.find(({ reason }) => reason === "DisruptionBudget");
  if (!budget) return { kind: "denied", message: messageOf(answer) };
  return {
    kind: "budget",
    message: budget.message ?? messageOf(answer),
    retryAfterMs: retryAfterMs(answer),
  };
}

/**
 * Sorts the API server's answer to an eviction by what can be done about it.
 * Source of the shapes: k8s.io/kubernetes pkg/registry/core/pod/storage/eviction.go, and answers recorded from 1.36.
 */
export function evictionOutcome(answer: ApiAnswer): EvictionOutcome {
  const status = statusOf(answer.body);
  const message = messageOf(answer);
  switch (answer.status) {
    case 200:
    case 201:
    case 202:
      return { kind: "accepted" };
    case 400:
    case 422:
      return { kind: "denied", message };
    case 403:
      return status?.details?.causes?.some(({ reason }) => reason === "NamespaceTerminating")
        ? { kind: "namespace-terminating", message }
        : { kind: "denied", message };
    case 404:
      // Only a Status speaks of the pod; a proxy's "404 page not found" does not.
      return status?.reason === "NotFound" ? { kind: "gone" } : { kind: "error", message };
    case 409:
      // Other conflicts are lost races inside the API server, after which the same pod is still there.
      return message.includes("UID in the precondition") ? { kind: "gone" } : { kind: "error", message };
    case 429:
      return tooManyRequests(answer);
    default:
      return message.includes("more than one PodDisruptionBudget")
        ? { kind: "several-budgets", message }
        : { kind: "error", message };
  }
}
