import type { ObservedPod } from "@/lib/domain/observed";
import { getOrMake } from "./get-or-make";
import { type Neighbours, neighboursOf } from "./neighbours";
import { wantsNode } from "./node-affinity";
import type { HostPort } from "./observed";
import type { Snapshot } from "./snapshot";
import { type Spreads, spreadsOf } from "./spread";
import { hardTaintsOf, tolerates } from "./taints";
import { type PodVolumes, reachesVolumes, volumesOf } from "./volumes";

/** Pods that are alike to the scheduler. Those of one controller are, so that much is worked out once for them. */
export interface Kind {
  id: number;
  /** A pod of this kind. */
  pod: ObservedPod;
}

/** What the scheduler judges pods of one kind by. */
export interface Shape extends Kind {
  priority: number;
  extended: [name: string, amount: number][];
  /** Asks for nothing: only slots are counted. */
  asksNothing: boolean;
  ports: readonly HostPort[];
  spreads: Spreads;
  neighbours: Neighbours;
  volumes: PodVolumes;
  /** Whether taints let it onto a node, and its node affinity; by place. */
  taintsAllow(place: number): boolean;
  affinityAllows(place: number): boolean;
  volumesAllow(place: number): boolean;
}

/** Answers by place that never change, worked out when first asked for. */
function remembered(size: number, ask: (place: number) => boolean): (place: number) => boolean {
  const known = new Uint8Array(size);
  return (place) => {
    if (known[place] === 0) known[place] = ask(place) ? 2 : 1;
    return known[place] === 2;
  };
}

/** Whether other pods, wherever they are, decide which nodes take a pod of this shape. */
export function looksAtOthers({ spreads, neighbours, volumes }: Shape): boolean {
  const { affinity, antiAffinity, refusals } = neighbours;
  const rules = spreads.hard.length + affinity.length + antiAffinity.length + refusals.size;
  return rules + volumes.exclusive.length > 0;
}

const ALWAYS = () => true;

/** Tells kinds apart by the identity of what pods share, which is far cheaper than by content. */
export function createShapes(snapshot: Snapshot, leaving: string) {
  const { nodes } = snapshot;
  const taints = nodes.map((node) => hardTaintsOf(node, node.name === leaving));
  const numbers = new Map<object, number>();
  const kinds = new Map<string, Kind>();
  const kindByPod = new Map<ObservedPod, Kind>();
  const known = new Map<Kind, Shape>();
  const all: Shape[] = [];

  function numberOf(part: object | undefined): number {
    if (part === undefined) return 0;
    return getOrMake(numbers, part, () => numbers.size + 1);
  }

  function make({ id, pod }: Kind): Shape {
    const { requests, scheduling } = pod;
    const picky = Object.keys(pod.nodeSelector).length > 0 || pod.nodeAffinity !== undefined;
    const volumes = volumesOf(snapshot, pod);
    const extended = Object.entries(requests.extended ?? {}).filter(([, amount]) => amount > 0);
    return {
      id,
      pod,
      priority: scheduling?.priority ?? 0,
      extended,
      asksNothing:
        requests.cpuMilli === 0 &&
        requests.memoryBytes === 0 &&
        (requests.storageBytes ?? 0) === 0 &&
        extended.length === 0,
      ports: scheduling?.ports ?? [],
      spreads: spreadsOf(snapshot, pod, leaving),
      neighbours: neighboursOf(snapshot, pod),
      volumes,
      taintsAllow: remembered(
        nodes.length,
        (place) => taints[place]?.every((taint) => tolerates(pod, taint)) ?? false,
      ),
      affinityAllows: picky
        ? remembered(nodes.length, (place) => {
            const node = nodes[place];
            return node !== undefined && wantsNode(pod, node);
          })
        : ALWAYS,
      volumesAllow:
        volumes.reach.length === 0
          ? ALWAYS
          : remembered(nodes.length, (place) => {
              const node = nodes[place];
              return node !== undefined && reachesVolumes(volumes, node);
            }),
    };
  }

  function findKind(pod: ObservedPod): Kind {
    const { namespace, labels, scheduling, requests, tolerations, nodeSelector, nodeAffinity } = pod;
    const parts = [labels, scheduling, requests, tolerations, nodeSelector, nodeAffinity, pod.controller];
    const claims = pod.claims.length === 0 ? "" : pod.claims.join(",");
    const key = `${namespace} ${parts.map(numberOf).join(" ")} ${claims}`;
    return getOrMake(kinds, key, () => ({ id: kinds.size, pod }));
  }

  return {
    all: all as readonly Shape[],
    kindOf: (pod: ObservedPod): Kind => getOrMake(kindByPod, pod, () => findKind(pod)),
    /** The shape of a kind; `fresh` is told of one that was not there yet. */
    of(kind: Kind, fresh: (shape: Shape) => void): Shape {
      const existing = known.get(kind);
      if (existing) return existing;
      const shape = make(kind);
      known.set(kind, shape);
      all.push(shape);
      fresh(shape);
      return shape;
    },
  };
}
