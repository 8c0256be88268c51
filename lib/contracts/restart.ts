import { z } from "zod";
import { MEASURES, type PoolBalance } from "@/lib/domain/rebalance/evenness";
import { RESTARTABLE } from "@/lib/domain/rebalance/observed";
import type { NotOffered, RestartOffer } from "@/lib/domain/rebalance/offers";
import { SERIES_STATES, STEP_STATES } from "@/lib/domain/rebalance/restarts";

const Shares = z.record(z.enum(MEASURES), z.number()).describe("Requested of allocatable, from 0 to 1");
const Amounts = z.object({ cpuMilli: z.number(), memoryBytes: z.number(), pods: z.number() });

const Pool = z.object({
  pool: z.string(),
  taints: z.array(z.string()).describe("Nodes of a pool with other taints are compared apart"),
  mean: Shares,
  nodes: z.array(
    z.object({
      name: z.string(),
      zone: z.string().optional(),
      requested: Amounts,
      allocatable: Amounts,
      shares: Shares,
      level: z
        .enum(["fuller", "emptier", "even"])
        .optional()
        .describe("More than ten points off the mean, or not"),
      away: z.string().optional().describe("Why it takes no new pods; it is not compared then"),
    }),
  ),
}) satisfies z.ZodType<PoolBalance>;

const Target = z.strictObject({
  kind: z.enum(RESTARTABLE),
  namespace: z.string().min(1).max(63),
  name: z.string().min(1).max(253),
});

const NowAnew = z.object({ now: z.int(), anew: z.int().describe("As the scheduler would place them now") });

const Offer = z.object({
  ...Target.shape,
  pods: z.int(),
  onFuller: NowAnew,
  onEmptier: NowAnew,
}) satisfies z.ZodType<RestartOffer>;

const Other = z.object({
  namespace: z.string(),
  kind: z.string(),
  name: z.string(),
  crowded: z.int().describe("Its pods where pods could better leave"),
  why: z.string(),
}) satisfies z.ZodType<NotOffered>;

/** How even nodes are, and what a restart could do about it. */
export const BalanceBody = z.object({
  pools: z.array(Pool),
  offers: z.array(Offer).describe("Most helpful first; where pods are put is the scheduler's decision"),
  others: z.array(Other).describe("Not offered, and why; the first hundred"),
  more: z.int().describe("Workloads that are in neither list"),
  missing: z.array(z.string()).describe("Rules that restarting takes and the cluster does not give"),
});
export type BalanceBody = z.infer<typeof BalanceBody>;

/** A person reads what they begin; each takes its minutes. */
export const MOST_RESTARTS = 20;

export const RestartRequest = z.strictObject({
  workloads: z.array(Target).min(1).max(MOST_RESTARTS).describe("Restarted in this order"),
});
export type RestartRequest = z.infer<typeof RestartRequest>;

/** Workloads that are restarted one after another, and how far that is. */
export const RestartSeriesBody = z.object({
  id: z.string(),
  by: z.string(),
  state: z.enum(SERIES_STATES),
  why: z.string().optional(),
  beganAt: z.string(),
  endedAt: z.string().optional(),
  steps: z.array(
    z.object({
      ...Target.shape,
      state: z.enum(STEP_STATES),
      why: z.string().optional().describe("What it waits for, or how it ended"),
      since: z.string().optional(),
      endedAt: z.string().optional(),
    }),
  ),
});
export type RestartSeriesBody = z.infer<typeof RestartSeriesBody>;

export const RestartList = z.object({
  items: z.array(RestartSeriesBody).describe("Newest first, five at most"),
});
export type RestartList = z.infer<typeof RestartList>;
