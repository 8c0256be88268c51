import type { EvictionOutcome } from "@/lib/operations/ports";
import { type ApiAnswer, messageOf, retryAfterMs, statusOf, throttledForMs } from "./errors";

function tooManyRequests(answer: ApiAnswer): EvictionOutcome {
  const throttledMs = throttledForMs(answer);
  if (throttledMs !== undefined) return { kind: "throttled", retryAfterMs: throttledMs };
  const causes = statusOf(answer.body)?.details?.causes ?? [];
  const budget = causes.find(({ reason }) => reason === "DisruptionBudget");
  if (!budget) return { kind: "postponed", message: messageOf(answer), retryAfterMs: retryAfterMs(answer) };
  return {
    kind: "budget",
    message: budget.message ?? messageOf(answer),
    retryAfterMs: retryAfterMs(answer),
  };
}

const WEBHOOK_DENIED = /^admission webhook "([^"]+)" denied the request:? *(.*)$/s;
const POLICY_DENIED = /ValidatingAdmissionPolicy '([^']+)' with binding '[^']+' denied request: (.*)$/s;
const WEBHOOK_FAILED = /failed calling webhook "([^"]+)":? *(.*)$/s;

/** What admission said, which may carry any status. Source: k8s.io/apiserver pkg/admission/plugin/webhook/errors. */
function ofAdmission(answer: ApiAnswer, message: string): EvictionOutcome | undefined {
  const [, by, text] = WEBHOOK_DENIED.exec(message) ?? POLICY_DENIED.exec(message) ?? [];
  if (by !== undefined) {
    const denial = { by, message: text || "without explanation" };
    if (answer.status !== 429) return { kind: "denied", ...denial };
    return { kind: "postponed", ...denial, retryAfterMs: retryAfterMs(answer) };
  }
  const [, webhook, why] = WEBHOOK_FAILED.exec(message) ?? [];
  return webhook === undefined
    ? undefined
    : { kind: "webhook-failed", by: webhook, message: why || "no reason given" };
}

/** RBAC's words, or those of any other authorizer. Source: k8s.io/apiserver, responsewriters.ForbiddenStatusError. */
const NOT_AUTHORIZED = /is forbidden: User ".*" cannot (create|delete) resource/;

function forbidden(answer: ApiAnswer, message: string): EvictionOutcome {
  const details = statusOf(answer.body)?.details;
  if (details?.causes?.some(({ reason }) => reason === "NamespaceTerminating"))
    return { kind: "namespace-terminating", message };
  // Too many evictions that the disruption controller has not confirmed, or less than none allowed: both heal.
  if (details?.kind === "poddisruptionbudget") return { kind: "budget", message };
  return NOT_AUTHORIZED.test(message) ? { kind: "forbidden", message } : { kind: "denied", message };
}

/**
 * Sorts the API server's answer to an eviction by what can be done about it.
 * Source of the shapes: k8s.io/kubernetes pkg/registry/core/pod/storage/eviction.go, and answers recorded from 1.36.
 */
export function evictionOutcome(answer: ApiAnswer): EvictionOutcome {
  const { status, body } = answer;
  if (status >= 200 && status <= 202) return { kind: "accepted" };
  const message = messageOf(answer);
  const admission = ofAdmission(answer, message);
  if (admission) return admission;
  switch (status) {
    case 400:
    case 422:
      return { kind: "denied", message };
    case 403:
      return forbidden(answer, message);
    case 404:
      // Only a Status speaks of the pod; a proxy's "404 page not found" does not.
      return statusOf(body)?.reason === "NotFound" ? { kind: "gone" } : { kind: "error", message };
    case 409:
      // Other conflicts are lost races inside the API server, after which the same pod is still there.
      return message.includes("UID in the precondition") ? { kind: "gone" } : { kind: "error", message };
    case 429:
      return tooManyRequests(answer);
    default:
      return message.includes("more than one PodDisruptionBudget")
        ? { kind: "several-budgets", message }
        : { kind: "error", message, retryAfterMs: retryAfterMs(answer) };
  }
}
