import { z } from "zod";
import { CONSENT_CAUSES } from "@/lib/domain/intent";
import type { MaintenanceState, PodVerdict } from "@/lib/domain/maintenance";

const Time = z.iso.datetime();

export const Phase = z.enum(["initiated", "complete", "blocked", "failed", "paused", "ending"]);

const Consent = z.object({
  uid: z.string().min(1).describe("UID of the pod; a successor under the same name is not covered"),
  cause: z
    .enum(CONSENT_CAUSES)
    .describe(
      "What is agreed to: lose the bare pod, lose emptyDir data, leave a pod that tolerates the cordon where it is, or delete the pod past its budget, now or once the deadline has passed",
    ),
  by: z.string().optional().describe("Who agreed; written by the server"),
  at: Time.optional(),
});

export const MaintenanceOptions = z.strictObject({
  graceSeconds: z
    .int()
    .min(1)
    .max(86_400)
    .optional()
    .describe("Seconds for each pod to stop; its own if absent"),
  deadlineSeconds: z
    .int()
    .min(1)
    .max(604_800)
    .optional()
    .describe("Seconds until evicting ends and a person is asked"),
  waitForJobsSeconds: z
    .int()
    .min(1)
    .max(604_800)
    .optional()
    .describe("Seconds after the start until which pods of Jobs may finish by themselves"),
  last: z
    .array(z.string().min(1).max(400))
    .max(100)
    .optional()
    .describe('Workloads that leave after the other ordinary ones: "shop/Deployment/checkout-api"'),
  consents: z.array(Consent).max(500).default([]),
});

export const TurnOnRequest = z.strictObject({
  reason: z.string().trim().min(1, "A reason is needed").max(500),
  options: MaintenanceOptions.prefault({}),
});
export type TurnOnRequest = z.infer<typeof TurnOnRequest>;

/** Exactly one of the members says what is asked. */
export const ChangeRequest = z.discriminatedUnion("action", [
  z.strictObject({ action: z.literal("pause") }),
  z
    .strictObject({ action: z.literal("resume") })
    .describe("Also cordons again a node that somebody uncordoned"),
  z.strictObject({ action: z.literal("set-options"), options: MaintenanceOptions }),
]);
export type ChangeRequest = z.infer<typeof ChangeRequest>;

export const PodVerdictBody = z.object({
  namespace: z.string(),
  name: z.string(),
  uid: z.string(),
  verdict: z.enum(["moves", "stays", "blocks", "gone"]),
  cause: z.enum([
    "replaced",
    "single-replica",
    "pinned",
    "job",
    "finished",
    "consented",
    "forced",
    "terminating",
    "mirror",
    "daemon-set",
    "kept",
    "budget-wait",
    "job-wait",
    "webhook-wait",
    "comes-back",
    "empty-dir",
    "bare",
    "budget-never",
    "budgets-several",
    "stuck-terminating",
    "refused",
  ]),
  detail: z.string(),
  notes: z.array(z.string()),
  group: z
    .enum(["ordinary", "last", "critical", "own"])
    .describe("A group leaves once the one before it is gone, in this order"),
  owner: z.string().optional(),
  fact: z.string().optional(),
  budget: z.string().optional(),
  graceSeconds: z.number(),
  deletionAt: z.string().optional(),
  asked: z.object({ times: z.int(), at: Time }).optional(),
}) satisfies z.ZodType<PodVerdict>;

export const CheckId = z.enum([
  "not-in-maintenance",
  "last-schedulable",
  "control-plane",
  "room",
  "budgets",
  "kubelet",
  "permission",
  "replacement",
  "backups",
  "control-planes",
  "workers",
  "scans",
  "unschedulable",
  "no-pod-left",
  "none-came",
  "volumes-detached",
  "fresh-list",
]);

export const ProofCheckBody = z.object({
  id: CheckId,
  state: z.enum(["holds", "open", "waiting"]),
  title: z.string(),
  value: z.string(),
  detail: z.string(),
});

const MaintenanceStateBody = z.object({
  phase: Phase,
  progress: z.object({ total: z.int(), moved: z.int(), waiting: z.int(), failed: z.int() }),
  headline: z.string(),
  remaining: z.array(PodVerdictBody),
  staying: z.array(PodVerdictBody),
  proof: z.array(ProofCheckBody),
  readings: z.array(
    z.object({
      id: z.enum(["moved-ready", "budgets-recovered", "rebooted", "kubelet", "replacement"]),
      state: z.enum(["ok", "warn", "unknown"]),
      title: z.string(),
      value: z.string(),
      detail: z.string(),
    }),
  ),
  checkedAt: Time.optional(),
  question: z
    .object({
      kind: z.enum(["uncordoned", "recreated", "stopped", "unreadable", "control-plane"]),
      text: z.string(),
    })
    .optional(),
}) satisfies z.ZodType<MaintenanceState>;

/** One maintenance, whole: the intent as it stands on the node, and the state computed from the cluster. */
export const MaintenanceBody = MaintenanceStateBody.extend({
  id: z.string(),
  cluster: z.string(),
  node: z.string(),
  by: z.string(),
  reason: z.string(),
  since: Time,
  wasCordoned: z.boolean(),
  options: MaintenanceOptions,
});
export type MaintenanceBody = z.infer<typeof MaintenanceBody>;
