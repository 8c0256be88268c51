import type { Resource, Tightness } from "./capacity";

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

/** A node's name in a sentence: without its domain, and with hyphens that do not break. */
export function inSentence(name: string): string {
  return (name.split(".")[0] ?? name).replaceAll("-", "\u2011");
}

/**
 * What it means that a resource is tight, and what helps. `back` is a node whose maintenance is complete and could be
 * turned off.
 */
export function tightWords(tight: Tightness, back?: string): { fact: string; detail: string } {
  const { resource, free, node } = tight;
  const leaves = `If ${inSentence(node.name)} of pool ${node.pool} leaves,`;
  const effect =
    free < 0
      ? `${leaves} ${amount(resource, -free)} find no room.`
      : `${leaves} ${amount(resource, free)} stay free.`;
  return {
    fact: free < 0 ? `${resourceName[resource]} does not last.` : `${resourceName[resource]} is tight.`,
    detail: back ? `${effect} Turn off maintenance on ${inSentence(back)} first.` : effect,
  };
}
