import type { ObservedPod } from "@/lib/domain/observed";
import { counts, takenBy } from "./node-use";
import type { HostPort } from "./observed";
import type { Snapshot } from "./snapshot";

/** What is taken on each node while pods are placed and taken away again. By place of the node. */
export interface Board {
  cpuMilli: Float64Array;
  memoryBytes: Float64Array;
  storageBytes: Float64Array;
  /** What scores count: pods that ask for nothing are assumed to use a little. */
  scoredCpuMilli: Float64Array;
  scoredMemoryBytes: Float64Array;
  pods: Int32Array;
  extended(place: number, name: string): number;
  ports(place: number): readonly HostPort[];
  /** Volumes in use on a node with the number of their pods. */
  volumes(place: number): ReadonlyMap<string, number>;
  /** Volumes that are attached to a node though none of its pods uses them; they take their place as well. */
  strays(place: number): readonly string[];
  /** Pods that are on a node at the moment. */
  podsOn(place: number): readonly ObservedPod[];
  change(pod: ObservedPod, place: number, sign: 1 | -1): void;
}

/** The board of what runs now. Finished pods take nothing. Source: k8s.io/kubernetes pkg/scheduler/framework, NodeInfo. */
export function createBoard(snapshot: Snapshot, attachedBy: (pod: ObservedPod) => readonly string[]): Board {
  const { nodes, index } = snapshot;
  const size = nodes.length;
  const cpuMilli = new Float64Array(size);
  const memoryBytes = new Float64Array(size);
  const storageBytes = new Float64Array(size);
  const scoredCpuMilli = new Float64Array(size);
  const scoredMemoryBytes = new Float64Array(size);
  const pods = new Int32Array(size);
  const extended: (Map<string, number> | undefined)[] = [];
  const ports: (HostPort[] | undefined)[] = [];
  const volumes: (Map<string, number> | undefined)[] = [];
  const strays: (string[] | undefined)[] = [];
  /** Only of nodes where something changed. */
  const present: (ObservedPod[] | undefined)[] = [];

  function take(pod: ObservedPod, place: number, sign: 1 | -1) {
    const { requests } = pod;
    const { cpuMilli: cpu, memoryBytes: memory, scored } = requests;
    cpuMilli[place] = (cpuMilli[place] ?? 0) + sign * cpu;
    memoryBytes[place] = (memoryBytes[place] ?? 0) + sign * memory;
    scoredCpuMilli[place] = (scoredCpuMilli[place] ?? 0) + sign * (scored?.cpuMilli ?? cpu);
    scoredMemoryBytes[place] = (scoredMemoryBytes[place] ?? 0) + sign * (scored?.memoryBytes ?? memory);
    pods[place] = (pods[place] ?? 0) + sign;
    if (requests.storageBytes)
      storageBytes[place] = (storageBytes[place] ?? 0) + sign * requests.storageBytes;
    if (requests.extended) {
      extended[place] ??= new Map();
      const taken = extended[place];
      for (const [name, amount] of Object.entries(requests.extended)) {
        taken.set(name, (taken.get(name) ?? 0) + sign * amount);
      }
    }
    for (const port of pod.scheduling?.ports ?? []) {
      ports[place] ??= [];
      if (sign === 1) ports[place].push(port);
      else ports[place].splice(ports[place].indexOf(port), 1);
    }
  }

  function counted(place: number): ObservedPod[] {
    const name = nodes[place]?.name ?? "";
    return index.podsOf(name).filter(counts);
  }

  function count(book: Map<string, number>, pod: ObservedPod, sign: 1 | -1) {
    for (const id of attachedBy(pod)) {
      const left = (book.get(id) ?? 0) + sign;
      if (left === 0) book.delete(id);
      else book.set(id, left);
    }
  }

  for (const [place, node] of nodes.entries()) {
    const use = takenBy(index.podsOf(node.name));
    cpuMilli[place] = use.cpuMilli;
    memoryBytes[place] = use.memoryBytes;
    storageBytes[place] = use.storageBytes;
    scoredCpuMilli[place] = use.scoredCpuMilli;
    scoredMemoryBytes[place] = use.scoredMemoryBytes;
    pods[place] = use.pods;
    if (use.extended) extended[place] = new Map(use.extended);
    if (use.ports) ports[place] = [...use.ports];
  }

  const podsOn = (place: number) => {
    present[place] ??= counted(place);
    return present[place];
  };

  return {
    cpuMilli,
    memoryBytes,
    storageBytes,
    scoredCpuMilli,
    scoredMemoryBytes,
    pods,
    extended: (place, name) => extended[place]?.get(name) ?? 0,
    ports: (place) => ports[place] ?? [],
    volumes(place) {
      let book = volumes[place];
      if (!book) {
        volumes[place] = book = new Map();
        for (const pod of podsOn(place)) count(book, pod, 1);
      }
      return book;
    },
    strays(place) {
      let found = strays[place];
      if (!found) {
        const own = new Set(counted(place).flatMap(attachedBy));
        found = snapshot.volumes.attachedTo(nodes[place]?.name ?? "").filter((id) => !own.has(id));
        strays[place] = found;
      }
      return found;
    },
    podsOn,
    change(pod, place, sign) {
      const here = podsOn(place);
      const book = volumes[place];
      if (sign === 1) here.push(pod);
      else here.splice(here.indexOf(pod), 1);
      take(pod, place, sign);
      if (book) count(book, pod, sign);
    },
  };
}
