import type { PodRow } from "@/lib/contracts/pod";
import type { PodVerdict } from "@/lib/domain/maintenance";
import { intentOf } from "@/lib/domain/node";
import type { ObservedNode, ObservedPod } from "@/lib/domain/observed";
import { verdictIfAsked } from "@/lib/domain/workload-tally";
import type { RowSource } from "./rows";

function rowOf(pod: ObservedPod, verdict: PodVerdict): PodRow {
  const { nodeName, status, containers, containersReady, restarts, createdAt, requests } = pod;
  return {
    ...verdict,
    node: nodeName,
    status,
    containers,
    containersReady,
    restarts,
    createdAt,
    cpuMilli: requests.cpuMilli,
    memoryBytes: requests.memoryBytes,
  };
}

/** What a node's maintenance says of its pods, by UID; nothing while there is none. */
function toldBy(source: RowSource, node: ObservedNode | undefined): ReadonlyMap<string, PodVerdict> {
  const intent = node && intentOf(node);
  if (!intent) return new Map();
  const { remaining, staying } = source.stateFor(source.index, node, intent);
  return new Map([...remaining, ...staying].map((verdict) => [verdict.uid, verdict]));
}

/** Pods as tables show them: with what the maintenance of their node does with them, or would do. */
export function podRows(source: RowSource, pods: readonly ObservedPod[], now: Date): PodRow[] {
  const told = new Map<string, ReadonlyMap<string, PodVerdict>>();
  return pods.map((pod) => {
    const node = pod.nodeName ?? "";
    const known = told.get(node) ?? toldBy(source, source.index.node(node));
    told.set(node, known);
    return rowOf(pod, known.get(pod.uid) ?? verdictIfAsked(source.index, pod, now));
  });
}

/** All pods of a node. */
export function podRowsOf(source: RowSource, node: ObservedNode): PodRow[] {
  return podRows(source, source.index.podsOf(node.name), new Date());
}
