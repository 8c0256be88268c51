import { type Capacity, type Resource, tightest, type Use } from "./capacity";

const GIB = 2 ** 30;

export const resourceName: Record<Resource, string> = {
  cpuMilli: "CPU",
  memoryBytes: "Memory",
  podSlots: "Pods",
};

/** A number with at most one decimal below 100, none above; in cores, GiB or pods. */
export function figure(resource: Resource, value: number): string {
  const scaled = { cpuMilli: value / 1000, memoryBytes: value / GIB, podSlots: value }[resource];
  return (Math.abs(scaled) < 100 ? Number(scaled.toFixed(1)) : Math.round(scaled)).toLocaleString("en");
}

export const unit: Record<Resource, string> = { cpuMilli: "cores", memoryBytes: "GiB", podSlots: "" };

/** "3 cores", "53 GiB", "12 pods". */
export function amount(resource: Resource, value: number): string {
  return `${figure(resource, value)} ${resource === "podSlots" ? "pods" : unit[resource]}`;
}

/** "12.3 cores used", and on how many nodes that was measured where it was not on all. */
export function usedWords(resource: Resource, { used, measured, nodes }: Use): string {
  const where = measured < nodes ? `, measured on ${measured} of ${nodes} nodes` : "";
  return `${amount(resource, used)} used${where}`;
}

/** What comes back with the nodes in maintenance; undefined while none is away. */
export function awayWords(resource: Resource, { schedulable, inMaintenance }: Capacity): string | undefined {
  if (inMaintenance === 0) return undefined;
  return `${amount(resource, inMaintenance)} in maintenance, ${amount(resource, schedulable + inMaintenance)} with them.`;
}

/** A node's name in a sentence: without its domain, and with hyphens that do not break. */
function inSentence(name: string): string {
  return (name.split(".")[0] ?? name).replaceAll("-", "\u2011");
}

export interface Verdict {
  /** Whether it needs somebody's eye. */
  tight: boolean;
  fact: string;
  detail: string;
}

/**
 * Whether one more node may leave, by the sums; that each pod finds a node is for the plan to say. `back` is a node whose
 * maintenance is complete and could be turned off.
 */
export function capacityVerdict(capacities: Readonly<Record<Resource, Capacity>>, back?: string): Verdict {
  const { cpuMilli, memoryBytes } = capacities;
  if (cpuMilli.largest === undefined) {
    return {
      tight: true,
      fact: "No worker takes pods.",
      detail: "What is evicted stays Pending until one does.",
    };
  }
  const tight = tightest(capacities);
  if (tight === undefined) {
    const free = (capacity: Capacity) => capacity.limit - capacity.requested;
    return {
      tight: false,
      fact: "Room for one more to leave.",
      detail: `Without the largest worker ${amount("cpuMilli", free(cpuMilli))} and ${amount("memoryBytes", free(memoryBytes))} stay free.`,
    };
  }
  const { resource, free, node } = tight;
  const effect =
    free < 0 ? `${amount(resource, -free)} find no room.` : `${amount(resource, free)} stay free.`;
  const help = back ? ` Turn off maintenance on ${inSentence(back)} first.` : "";
  return {
    tight: true,
    fact: `${resourceName[resource]} ${free < 0 ? "does not last" : "is tight"}.`,
    detail: `If a node of pool ${node.pool} leaves, ${effect}${help}`,
  };
}
