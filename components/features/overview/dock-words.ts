import { phaseWord } from "@/components/layout/phase-words";
import type { NodeRow } from "@/lib/contracts/node";
import type { Resource } from "./capacity";
import { resourceName } from "./capacity-words";

/** Requested share of what a node offers, 0 to 1 and more. */
export function level(node: NodeRow, resource: Resource): number {
  const { requested, allocatable } = node[resource];
  return allocatable === 0 ? 0 : requested / allocatable;
}

/** State of a node in words: phase and headline in maintenance, else its health. */
export function stateWords({ maintenance, health, schedulable }: NodeRow): string {
  if (maintenance) return `${phaseWord[maintenance.phase]}, ${maintenance.headline}`;
  if (health.state === "not-ready") return "Not Ready";
  return schedulable ? "Healthy" : "Healthy, cordoned";
}

/** A dock named in full, for those who hear it. */
export function dockName(node: NodeRow, resource: Resource): string {
  const percent = Math.round(level(node, resource) * 100);
  return [
    node.name,
    `pool ${node.pool}`,
    node.zone ? `zone ${node.zone}` : "no zone",
    stateWords(node),
    `${resourceName[resource]} ${percent}% requested`,
    `${node.pods} pods`,
  ].join(", ");
}
