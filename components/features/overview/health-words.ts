import type { ClusterSummary } from "@/lib/contracts/cluster";
import type { ClusterHealth } from "@/lib/contracts/health";

type Component = ClusterHealth["components"][number];
export type ComponentState = Component["state"];

export const componentName: Record<Component["id"], string> = {
  "api-server": "API server",
  etcd: "etcd",
  "kube-controller-manager": "Controllers",
  "kube-scheduler": "Scheduler",
  nodes: "Nodes",
};

export const stateWord: Record<ComponentState, string> = {
  healthy: "Healthy",
  degraded: "Degraded",
  unhealthy: "Unhealthy",
  unknown: "Not known",
};

/**
 * The cluster in one word: as the console's own look at nodes and API server has it, and no better than its worst part.
 * A part that is hidden makes nothing worse.
 */
export function overallState(
  { state }: ClusterSummary["health"],
  components: readonly Component[] = [],
): ComponentState {
  if (state !== "healthy") return state;
  const has = (wanted: ComponentState) => components.some((component) => component.state === wanted);
  return has("unhealthy") ? "unhealthy" : has("degraded") ? "degraded" : "healthy";
}

/** Line under the word: what is not well, else what the summary says. */
export function overallText(
  summary: Pick<ClusterSummary, "health" | "etcd">,
  components: readonly Component[] = [],
): string {
  const { health, etcd } = summary;
  const worst = components.find(({ state }) => state === overallState(health, components));
  if (health.state === "healthy" && worst !== undefined && worst.state !== "healthy")
    return `${componentName[worst.id]}: ${worst.value}`;
  return etcd ? `${health.text}, etcd ${etcd.ready} of ${etcd.members}` : health.text;
}
