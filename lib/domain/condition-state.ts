import type { NodeCondition } from "./observed";

/** What a condition of a node says about it; neutral: only who set it knows what is good. */
export type ConditionState = "good" | "bad" | "unknown" | "neutral";

/** Set by the kubelet, the network plugin, or node-problem-detector; True is trouble. Source: kubernetes.io, "Node Status". */
const TROUBLES = new Set([
  "MemoryPressure",
  "DiskPressure",
  "PIDPressure",
  "NetworkUnavailable",
  "KernelDeadlock",
  "ReadonlyFilesystem",
  "CorruptDockerOverlay2",
  "FrequentKubeletRestart",
  "FrequentContainerdRestart",
  "FrequentDockerRestart",
  "FrequentUnregisterNetDevice",
]);

export function conditionState({ type, status }: Pick<NodeCondition, "type" | "status">): ConditionState {
  if (type !== "Ready" && !TROUBLES.has(type)) return "neutral";
  if (status !== "True" && status !== "False") return "unknown";
  return (type === "Ready") === (status === "True") ? "good" : "bad";
}

/** Ready, then what is wrong, then the others by name: the order in which people look. */
export function byWeight<T extends Pick<NodeCondition, "type" | "status">>(conditions: readonly T[]): T[] {
  const rank = (condition: T) => {
    if (condition.type === "Ready") return 0;
    return { bad: 1, unknown: 2, good: 3, neutral: 4 }[conditionState(condition)];
  };
  return conditions.toSorted((a, b) => rank(a) - rank(b) || a.type.localeCompare(b.type));
}
