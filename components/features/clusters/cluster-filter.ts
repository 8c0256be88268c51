import { listIn, queryOf } from "@/components/table/address";
import { countBy } from "@/components/table/count-by";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import { joinList } from "@/lib/domain/comma-list";

export const HEALTH_CHOICES = [
  "healthy",
  "unhealthy",
  "unreachable",
  "refused",
  "connecting",
  "unknown",
] as const;
export type HealthChoice = (typeof HEALTH_CHOICES)[number];

export const healthWord: Record<HealthChoice, string> = {
  healthy: "Healthy",
  unhealthy: "Unhealthy",
  unreachable: "Unreachable",
  refused: "Refused",
  connecting: "Connecting",
  unknown: "Not known",
};

export const PHASE_CHOICES = [
  "none",
  "initiated",
  "blocked",
  "failed",
  "paused",
  "complete",
  "ending",
] as const;
export type PhaseChoice = (typeof PHASE_CHOICES)[number];

/** What the list is narrowed to, as its address carries it. An empty list narrows nothing. */
export interface ClusterFilter {
  q: string;
  health: readonly HealthChoice[];
  phases: readonly PhaseChoice[];
  tags: readonly string[];
}

export const NO_FILTER: ClusterFilter = { q: "", health: [], phases: [], tags: [] };

/** Reads an address; what it does not know it leaves out, since people edit addresses. */
export function parseFilter(params: URLSearchParams): ClusterFilter {
  const health = listIn(params, "health");
  const phases = listIn(params, "maintenance");
  return {
    q: params.get("q") ?? "",
    health: HEALTH_CHOICES.filter((choice) => health.includes(choice)),
    phases: PHASE_CHOICES.filter((choice) => phases.includes(choice)),
    tags: listIn(params, "tag"),
  };
}

export function formatFilter({ q, health, phases, tags }: ClusterFilter): string {
  return queryOf([
    ["q", q.trim()],
    ["health", joinList(health)],
    ["maintenance", joinList(phases)],
    ["tag", joinList(tags)],
  ]);
}

/** Of a cluster that does not answer, why; what was known of its health is not true of it now. */
export function healthChoice({
  freshness,
  health,
}: Pick<ClusterSummary, "freshness" | "health">): HealthChoice {
  return freshness.state === "live" ? health.state : freshness.state;
}

/** Every phase that one of its nodes is in. */
export function phaseChoices({ maintenance, squares }: ClusterSummary): readonly PhaseChoice[] {
  if (maintenance.total === 0) return ["none"];
  return PHASE_CHOICES.filter((choice) => squares.some(({ state }) => state === choice));
}

/** Clusters that have one of the values of each list, and each word in name, address or tags. */
export function filterClusters(
  clusters: readonly ClusterSummary[],
  { q, health, phases, tags }: ClusterFilter,
): ClusterSummary[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const one = <T>(chosen: readonly T[], has: readonly T[]) =>
    chosen.length === 0 || has.some((value) => chosen.includes(value));
  return clusters.filter((cluster) => {
    const text = [cluster.name, cluster.server, ...cluster.tags].join(" ").toLowerCase();
    return (
      words.every((word) => text.includes(word)) &&
      one(health, [healthChoice(cluster)]) &&
      one(phases, phaseChoices(cluster)) &&
      one(tags, cluster.tags)
    );
  });
}

/** Values to tick, each with how many clusters have it, in their order; without those that no cluster has. */
export function choicesOf<T extends string>(
  clusters: readonly ClusterSummary[],
  of: (cluster: ClusterSummary) => readonly T[],
): { value: T; count: number }[] {
  return [...countBy(clusters, of)].map(([value, count]) => ({ value, count }));
}
