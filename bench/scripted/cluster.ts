import {
  budgetObject,
  namespaceObject,
  namespaceOf,
  nodeObject,
  type Pod,
  podObject,
  REPLICAS,
  replicaSetObject,
} from "./objects.ts";

/** How long a new pod waits until it is bound, and until it runs. In milliseconds. */
const BOUND_AFTER_MS = 200;
const RUNS_AFTER_MS = 900;
/** A kubelet reports a node that does not change every five minutes. In seconds. */
const BEAT_SECONDS = 300;

export type WatchType = "ADDED" | "MODIFIED" | "DELETED";

export interface Collection {
  size(): number;
  /** Objects from one place to another, in the order of a list. */
  slice(from: number, to: number): unknown[];
}

/** A cluster of the wanted size that nothing runs in. Objects are made when they are asked for. */
export class ScriptedCluster {
  readonly collections = new Map<string, Collection>();
  readonly #nodes: number;
  readonly #pods: Pod[] = [];
  readonly #tell: (path: string, type: WatchType, object: unknown) => void;
  readonly #cordoned = new Set<number>();
  #version = 1000;
  #nextUid = 0;
  #nextBeat = 0;

  /** `tell` hears of each change, as a watch does. */
  constructor(nodes: number, pods: number, tell: (path: string, type: WatchType, object: unknown) => void) {
    this.#nodes = nodes;
    this.#tell = tell;
    const workloads = Math.ceil(pods / REPLICAS);
    for (let at = 0; at < pods; at++) {
      // Replicas of one workload lie apart.
      const workload = Math.floor(at / REPLICAS);
      this.#pods.push({ uid: this.#nextUid++, workload, node: at % nodes, running: true, version: 1 });
    }
    const spaces = [...new Set(Array.from({ length: workloads }, (_, at) => namespaceOf(at)))];
    const add = (path: string, size: number, object: (at: number) => unknown) =>
      this.collections.set(path, {
        size: () => size,
        slice: (from, to) => Array.from({ length: Math.min(to, size) - from }, (_, at) => object(from + at)),
      });
    const since = new Date().toISOString();
    add("/api/v1/nodes", nodes, (at) => nodeObject(at, 1, since, this.#cordoned.has(at)));
    add("/apis/apps/v1/replicasets", workloads, replicaSetObject);
    add("/apis/policy/v1/poddisruptionbudgets", workloads, budgetObject);
    add("/api/v1/namespaces", spaces.length, (at) => namespaceObject(spaces[at] ?? ""));
    this.collections.set("/api/v1/pods", {
      size: () => this.#pods.length,
      slice: (from, to) => this.#pods.slice(from, to).map(podObject),
    });
    for (const empty of EMPTY) add(empty, 0, () => undefined);
  }

  get version(): string {
    return String(this.#version);
  }

  /** One pod is replaced by another of its workload, on another node: four changes, of which two come later. */
  replaceOne(random = Math.random): void {
    const at = Math.floor(random() * this.#pods.length);
    const gone = this.#pods[at];
    if (!gone) return;
    const fresh: Pod = { uid: this.#nextUid++, workload: gone.workload, running: false, version: 0 };
    this.#pods[at] = fresh;
    this.#say("DELETED", gone);
    this.#say("ADDED", fresh);
    setTimeout(() => {
      fresh.node = Math.floor(random() * this.#nodes);
      this.#say("MODIFIED", fresh);
    }, BOUND_AFTER_MS);
    setTimeout(() => {
      fresh.running = true;
      this.#say("MODIFIED", fresh);
    }, RUNS_AFTER_MS);
  }

  /** What the kubelets of this many nodes report in so many milliseconds: that nothing changed. */
  beat(milliseconds: number): void {
    const due = (this.#nodes * milliseconds) / (BEAT_SECONDS * 1000);
    for (let end = this.#nextBeat + due; this.#nextBeat < end; this.#nextBeat++) {
      this.#sayNode(Math.floor(this.#nextBeat) % this.#nodes);
    }
  }

  /** Cordons a node, or uncordons it. */
  cordon(at: number, on: boolean): void {
    if (on) this.#cordoned.add(at);
    else this.#cordoned.delete(at);
    this.#sayNode(at);
  }

  #sayNode(at: number): void {
    const node = nodeObject(at, ++this.#version, new Date().toISOString(), this.#cordoned.has(at));
    this.#tell("/api/v1/nodes", "MODIFIED", node);
  }

  #say(type: WatchType, pod: Pod): void {
    pod.version = ++this.#version;
    this.#tell("/api/v1/pods", type, podObject(pod));
  }
}

/** Collections that are there and have nothing in them. */
const EMPTY = [
  "/apis/storage.k8s.io/v1/volumeattachments",
  "/apis/storage.k8s.io/v1/storageclasses",
  "/apis/storage.k8s.io/v1/csinodes",
  "/api/v1/persistentvolumeclaims",
  "/api/v1/persistentvolumes",
  "/apis/apps/v1/daemonsets",
  "/apis/apps/v1/statefulsets",
  "/api/v1/replicationcontrollers",
];
