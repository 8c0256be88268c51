/** Why a node does not take a pod. In the words of the rules, see `why.ts` for those of people. */
export type Obstacle =
  | "taint"
  | "node-affinity"
  | "port"
  | "slots"
  | "cpu"
  | "memory"
  | "storage"
  | `extended ${string}`
  | "exclusive"
  | "attach-limit"
  | "volume-reach"
  | "no-label"
  | "spread"
  | "affinity"
  | "anti-affinity"
  | "refused";

/** What removing other pods from a node cannot change: preemption does not help. Source: UnschedulableAndUnresolvable. */
const LASTING = new Set<Obstacle>(["taint", "node-affinity", "volume-reach", "no-label", "affinity"]);

export function lasts(obstacle: Obstacle): boolean {
  return LASTING.has(obstacle);
}
