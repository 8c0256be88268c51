import type { ObservedNode } from "@/lib/domain/observed";

/** The domains of one topology key: for each node the number of its domain, -1 where it lacks the label. */
export interface Topology {
  key: string;
  domainOf: Int32Array;
  size: number;
}

export function topologyOf(nodes: readonly ObservedNode[], key: string): Topology {
  const numbers = new Map<string, number>();
  const domainOf = new Int32Array(nodes.length).fill(-1);
  for (const [at, node] of nodes.entries()) {
    const value = node.labels[key];
    if (value === undefined) continue;
    let domain = numbers.get(value);
    if (domain === undefined) {
      domain = numbers.size;
      numbers.set(value, domain);
    }
    domainOf[at] = domain;
  }
  return { key, domainOf, size: numbers.size };
}
