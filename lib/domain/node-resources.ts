import type { ClusterIndex } from "./cluster-index";
import type { ObservedNode } from "./observed";
import type { Resources } from "./quantity";
import type { NodeUse } from "./usage";

/** One resource of a node, in its base unit: CPU in millicores, memory and ephemeral storage in bytes, others as a count. */
export interface NodeResource {
  /** As Kubernetes names it: "cpu", "ephemeral-storage", "example.com/gpu". */
  name: string;
  unit: "millicores" | "bytes" | "count";
  capacity: number;
  /** What pods may ask for; the rest of the capacity is kept for the system. */
  allocatable: number;
  requested: number;
  /** What is really used, where that is measured. */
  used?: number;
}

type Amount = (of: Resources) => number;

/** What every node has, in the order in which people look for it. */
const COMMON: readonly { name: string; unit: NodeResource["unit"]; amount: Amount; used?: keyof NodeUse }[] =
  [
    { name: "cpu", unit: "millicores", amount: ({ cpuMilli }) => cpuMilli, used: "cpuMilli" },
    { name: "memory", unit: "bytes", amount: ({ memoryBytes }) => memoryBytes, used: "memoryBytes" },
    { name: "pods", unit: "count", amount: ({ pods }) => pods },
    { name: "ephemeral-storage", unit: "bytes", amount: ({ storageBytes = 0 }) => storageBytes },
  ];

/** Huge pages and attachable volumes by size are counted in bytes. Source: kubernetes.io, "Resource units". */
function unitOf(name: string): NodeResource["unit"] {
  return name.startsWith("hugepages-") ? "bytes" : "count";
}

/**
 * What a node has of each resource, against what the pods that run there ask for. Finished pods ask for nothing. Resources
 * that the node does not have and nobody asks for are left out.
 */
export function resourcesOf(index: ClusterIndex, node: ObservedNode, use?: NodeUse): NodeResource[] {
  const pods = index.podsOf(node.name).filter(({ phase }) => phase !== "Succeeded" && phase !== "Failed");
  const made = (name: string, unit: NodeResource["unit"], amount: Amount, used?: number): NodeResource => ({
    name,
    unit,
    capacity: amount(node.capacity),
    allocatable: amount(node.allocatable),
    requested: pods.reduce((sum, pod) => sum + amount(pod.requests), 0),
    used,
  });
  const extended = new Set([
    ...Object.keys(node.capacity.extended ?? {}),
    ...pods.flatMap(({ requests }) => Object.keys(requests.extended ?? {})),
  ]);
  const all = [
    ...COMMON.map(({ name, unit, amount, used }) => made(name, unit, amount, used && use?.[used])),
    ...[...extended].sort().map((name) => made(name, unitOf(name), (of) => of.extended?.[name] ?? 0)),
  ];
  return all.filter(({ capacity, allocatable, requested }) => capacity + allocatable + requested > 0);
}
