import type { ObservedPod } from "@/lib/domain/observed";
import { getOrMake } from "./get-or-make";
import type { HostPort } from "./observed";

/** What the pods of one node take together. */
export interface NodeUse {
  cpuMilli: number;
  memoryBytes: number;
  storageBytes: number;
  /** What scores count: pods that ask for nothing are assumed to use a little. */
  scoredCpuMilli: number;
  scoredMemoryBytes: number;
  pods: number;
  extended?: ReadonlyMap<string, number>;
  ports?: readonly HostPort[];
  /** The lowest priority of one of them; Infinity without any. */
  lowestPriority: number;
}

/** Finished pods take no room and are no neighbours. Source: k8s.io/kubernetes pkg/scheduler/eventhandlers.go. */
export function counts(pod: ObservedPod): boolean {
  return pod.phase !== "Succeeded" && pod.phase !== "Failed";
}

function sum(pods: readonly ObservedPod[]): NodeUse {
  const use: NodeUse = {
    cpuMilli: 0,
    memoryBytes: 0,
    storageBytes: 0,
    scoredCpuMilli: 0,
    scoredMemoryBytes: 0,
    pods: 0,
    lowestPriority: Number.POSITIVE_INFINITY,
  };
  const extended = new Map<string, number>();
  const ports: HostPort[] = [];
  for (const pod of pods) {
    if (!counts(pod)) continue;
    const { requests, scheduling } = pod;
    use.cpuMilli += requests.cpuMilli;
    use.memoryBytes += requests.memoryBytes;
    use.storageBytes += requests.storageBytes ?? 0;
    use.scoredCpuMilli += requests.scored?.cpuMilli ?? requests.cpuMilli;
    use.scoredMemoryBytes += requests.scored?.memoryBytes ?? requests.memoryBytes;
    use.pods += 1;
    for (const name in requests.extended) {
      extended.set(name, (extended.get(name) ?? 0) + (requests.extended[name] ?? 0));
    }
    if (scheduling?.ports) ports.push(...scheduling.ports);
    use.lowestPriority = Math.min(use.lowestPriority, scheduling?.priority ?? 0);
  }
  if (extended.size > 0) use.extended = extended;
  if (ports.length > 0) use.ports = ports;
  return use;
}

const known = new WeakMap<readonly ObservedPod[], NodeUse>();

/** The use of a node by its pods. An index gives the same array until one of them changes, so it is added up once. */
export function takenBy(pods: readonly ObservedPod[]): NodeUse {
  return getOrMake(known, pods, () => sum(pods));
}
