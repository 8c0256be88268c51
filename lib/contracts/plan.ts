import { z } from "zod";
import type { Plan } from "@/lib/domain/maintenance";
import { CheckId, MaintenanceOptions, PodVerdictBody } from "./maintenance";

export const PlanRequest = z.strictObject({ options: MaintenanceOptions.prefault({}) });
export type PlanRequest = z.infer<typeof PlanRequest>;

export const PlanBody = z.object({
  node: z.string(),
  madeAt: z.iso.datetime(),
  pods: z.array(PodVerdictBody),
  checks: z.array(
    z.object({
      id: CheckId,
      state: z.enum(["pass", "warn", "refuse", "unknown"]),
      title: z.string(),
      detail: z.string().describe("The evidence: what was seen"),
      why: z.string().describe("Why it matters"),
    }),
  ),
  budgets: z.array(
    z.object({
      namespace: z.string(),
      name: z.string(),
      selector: z.string(),
      demand: z.int(),
      allowed: z.int(),
      healthy: z.int(),
      needed: z.int(),
      expected: z.int(),
      state: z.enum(["allows", "waits", "never"]),
      why: z.string().optional(),
    }),
  ),
  leastTime: z
    .object({ seconds: z.number(), rounds: z.int(), budget: z.string().optional() })
    .describe("Whole grace periods in budget rounds, each replacement Ready at once; no other estimate"),
  needsConsent: z.array(
    z.object({
      uid: z.string(),
      namespace: z.string(),
      name: z.string(),
      cause: z.enum(["bare", "empty-dir", "comes-back"]),
      detail: z.string(),
    }),
  ),
  refusal: z.string().optional(),
}) satisfies z.ZodType<Plan>;
export type PlanBody = z.infer<typeof PlanBody>;
