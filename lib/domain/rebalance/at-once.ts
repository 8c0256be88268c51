import type { RestartableKind } from "./observed";

/** As the API writes it: 2, or "25%". */
type IntOrPercent = number | string;

function scaled(value: IntOrPercent, replicas: number, round: (n: number) => number): number {
  if (typeof value === "number") return value;
  return round((Number.parseInt(value, 10) * replicas) / 100);
}

interface RollingUpdate {
  maxUnavailable?: IntOrPercent;
  maxSurge?: IntOrPercent;
}

/**
 * The most pods that a rolling update takes away before others are there. Sources: k8s.io/kubernetes
 * pkg/controller/deployment/util, ResolveFenceposts; pkg/controller/statefulset, getStatefulSetMaxUnavailable.
 */
export function takenAtOnce(kind: RestartableKind, replicas: number, update: RollingUpdate = {}): number {
  if (kind === "StatefulSet") return Math.max(1, scaled(update.maxUnavailable ?? 1, replicas, Math.floor));
  const { maxUnavailable = "25%", maxSurge = "25%" } = update;
  const surge = scaled(maxSurge, replicas, Math.ceil);
  const taken = scaled(maxUnavailable, replicas, Math.floor);
  // With neither a rollout could not go on.
  return surge === 0 && taken === 0 ? 1 : taken;
}
