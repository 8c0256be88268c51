import { expect, test } from "vitest";
import type { EvictionOutcome } from "@/lib/operations/ports";
import type { ApiAnswer } from "./errors";
import { evictionOutcome } from "./eviction-outcome";

/** Every answer has these since 1.20, so they tell nothing. */
const PF = { "x-kubernetes-pf-flowschema-uid": "f", "x-kubernetes-pf-prioritylevel-uid": "p" };
const failure = (code: number, rest: object, headers: ApiAnswer["headers"] = {}): ApiAnswer => ({
  status: code,
  headers: { ...PF, ...headers },
  body: { kind: "Status", apiVersion: "v1", metadata: {}, status: "Failure", code, ...rest },
});

const violates = "Cannot evict pod as it would violate the pod's disruption budget.";
const needs = "The disruption budget slow-zero needs 2 healthy pods and has 2 currently";
const several =
  "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.";
const mismatch =
  'Operation cannot be fulfilled on Pod "p": the UID in the precondition (a) does not match the UID in record (b). The object might have been deleted and then recreated';
const terminating =
  'pods "a" is forbidden: unable to create new content in namespace t1 because it is being terminated';
const webhook = 'admission webhook "evict.example" denied the request: quorum would be lost';

const policy =
  "pods \"web-1\" is forbidden: ValidatingAdmissionPolicy 'deny-web' with binding 'deny-web' denied request: quorum would be lost";
const notAllowed =
  'pods "p" is forbidden: User "system:serviceaccount:t:reader" cannot create resource "pods/eviction" in API group "" in the namespace "t"';
const down =
  'Internal error occurred: failed calling webhook "evict.example": failed to call webhook: Post "https://10.0.0.1:443/?timeout=10s": dial tcp 10.0.0.1:443: connect: connection refused';

const cases: [string, ApiAnswer, EvictionOutcome][] = [
  [
    "accepted",
    { status: 201, headers: PF, body: { kind: "Status", status: "Success", code: 201 } },
    { kind: "accepted" },
  ],
  [
    "a budget that is used up",
    failure(429, {
      message: violates,
      reason: "TooManyRequests",
      details: { causes: [{ reason: "DisruptionBudget", message: needs }] },
    }),
    { kind: "budget", message: needs, retryAfterMs: undefined },
  ],
  [
    "a budget that the controller still works on",
    failure(
      429,
      {
        message: violates,
        reason: "TooManyRequests",
        details: {
          retryAfterSeconds: 10,
          causes: [{ reason: "DisruptionBudget", message: "still being processed" }],
        },
      },
      { "retry-after": "10" },
    ),
    { kind: "budget", message: "still being processed", retryAfterMs: 10_000 },
  ],
  ["two budgets", failure(500, { message: several }), { kind: "several-budgets", message: several }],
  [
    "gone",
    failure(404, { message: 'pods "p" not found', reason: "NotFound", details: { name: "p", kind: "pods" } }),
    { kind: "gone" },
  ],
  [
    "a 404 that is not about the pod",
    { status: 404, headers: {}, body: "404 page not found\n" },
    { kind: "error", message: "404 page not found" },
  ],
  ["another pod of that name", failure(409, { message: mismatch, reason: "Conflict" }), { kind: "gone" }],
  [
    "a lost race is not a lost pod",
    failure(409, { message: "the object has been modified", reason: "Conflict" }),
    { kind: "error", message: "the object has been modified" },
  ],
  [
    "a namespace that ends",
    failure(403, {
      message: terminating,
      reason: "Forbidden",
      details: { causes: [{ reason: "NamespaceTerminating", message: "namespace t1 is being terminated" }] },
    }),
    { kind: "namespace-terminating", message: terminating },
  ],
  [
    "no right",
    failure(403, { message: notAllowed, reason: "Forbidden", details: { name: "p", kind: "pods" } }),
    { kind: "forbidden", message: notAllowed },
  ],
  [
    "another authorizer's no",
    failure(403, { message: "pods is forbidden", reason: "Forbidden" }),
    { kind: "denied", message: "pods is forbidden" },
  ],
  [
    "more evictions than the controller has confirmed: heals as a budget does",
    failure(403, {
      message: 'poddisruptionbudget.policy "x" is forbidden: DisruptedPods map too big',
      reason: "Forbidden",
      details: { name: "x", group: "policy", kind: "poddisruptionbudget" },
    }),
    { kind: "budget", message: 'poddisruptionbudget.policy "x" is forbidden: DisruptedPods map too big' },
  ],
  ...[400, 403, 404, 409, 500, 503].map((code): (typeof cases)[number] => [
    `a webhook's no under status ${code}`,
    failure(code, { message: webhook, reason: code === 404 ? "NotFound" : undefined }),
    { kind: "denied", by: "evict.example", message: "quorum would be lost" },
  ]),
  [
    "a webhook's no that speaks of UIDs and budgets",
    failure(409, { message: `${webhook}: more than one PodDisruptionBudget, the UID in the precondition` }),
    {
      kind: "denied",
      by: "evict.example",
      message: "quorum would be lost: more than one PodDisruptionBudget, the UID in the precondition",
    },
  ],
  [
    "a webhook's no without a word",
    failure(400, { message: 'admission webhook "evict.example" denied the request without explanation' }),
    { kind: "denied", by: "evict.example", message: "without explanation" },
  ],
  [
    "a webhook's not now",
    failure(429, {
      message:
        'admission webhook "virt-launcher-eviction.kubevirt.io" denied the request: Evacuation in progress',
      reason: "TooManyRequests",
    }),
    {
      kind: "postponed",
      by: "virt-launcher-eviction.kubevirt.io",
      message: "Evacuation in progress",
      retryAfterMs: undefined,
    },
  ],
  [
    "a policy's no",
    failure(422, { message: policy, reason: "Invalid" }),
    { kind: "denied", by: "deny-web", message: "quorum would be lost" },
  ],
  [
    "a 429 of neither budget nor webhook",
    failure(429, { message: "VM is being migrated away", reason: "TooManyRequests" }),
    { kind: "postponed", message: "VM is being migrated away", retryAfterMs: undefined },
  ],
  [
    "a webhook that is down",
    failure(500, { message: down, reason: "InternalError", details: { causes: [{ message: down }] } }),
    {
      kind: "webhook-failed",
      by: "evict.example",
      message:
        'failed to call webhook: Post "https://10.0.0.1:443/?timeout=10s": dial tcp 10.0.0.1:443: connect: connection refused',
    },
  ],
  [
    "a budget whose status too many change at once",
    failure(504, {
      message: 'Timeout: couldn\'t update PodDisruptionBudget "x" due to conflicts',
      reason: "Timeout",
      details: { retryAfterSeconds: 10 },
    }),
    {
      kind: "error",
      message: 'Timeout: couldn\'t update PodDisruptionBudget "x" due to conflicts',
      retryAfterMs: 10_000,
    },
  ],
  [
    "priority and fairness, in plain text",
    {
      status: 429,
      headers: { ...PF, "retry-after": "2", "content-type": "text/plain; charset=utf-8" },
      body: "Too many requests, please try again later.\n",
    },
    { kind: "throttled", retryAfterMs: 2000 },
  ],
  [
    "the same without a time",
    { status: 429, headers: {}, body: "Too many requests, please try again later." },
    { kind: "throttled", retryAfterMs: 1000 },
  ],
  [
    "a load balancer's page",
    { status: 503, headers: {}, body: "<html>no healthy upstream</html>" },
    { kind: "error", message: "<html>no healthy upstream</html>" },
  ],
  [
    "a timeout inside the API server",
    failure(504, {
      message: "Timeout: request did not complete within requested timeout",
      reason: "Timeout",
    }),
    { kind: "error", message: "Timeout: request did not complete within requested timeout" },
  ],
  [
    "an empty answer",
    { status: 502, headers: {}, body: "" },
    { kind: "error", message: "status 502 without a message" },
  ],
  [
    "a redirect",
    { status: 307, headers: {}, body: "" },
    { kind: "error", message: "status 307 without a message" },
  ],
];

test.each(cases)("%s", (_, answer, outcome) => {
  expect(evictionOutcome(answer)).toEqual(outcome);
});
