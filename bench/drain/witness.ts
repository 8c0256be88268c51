import type { Kube } from "../support/kube.ts";

interface Pod {
  metadata: {
    annotations?: Record<string, string>;
    ownerReferences?: { kind: string; controller?: boolean }[];
  };
}

const LOOK_MS = 50;
/** Longer than any drain of the benchmark takes; a drain that hangs must not hang the benchmark. */
const MOST_MS = 15 * 60_000;

/** Mirror pods, and pods of DaemonSets: what every drain leaves behind. */
function stays({ metadata }: Pod): boolean {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller);
  return metadata.annotations?.["kubernetes.io/config.mirror"] !== undefined || owner?.kind === "DaemonSet";
}

/**
 * When a node is really empty, by the clock of performance.now(): the time of the first consistent list (no
 * resourceVersion, so past every cache) that shows no pod on it but those that stay. Looks every 50 ms.
 */
export async function reallyDrained(kube: Kube, node: string): Promise<number> {
  const path = `/api/v1/pods?fieldSelector=${encodeURIComponent(`spec.nodeName=${node}`)}`;
  const end = performance.now() + MOST_MS;
  while (performance.now() < end) {
    const { items } = await kube.get<{ items: Pod[] }>(path);
    if (items.every(stays)) return performance.now();
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error(`${node} is not drained after ${MOST_MS / 60_000} minutes`);
}
