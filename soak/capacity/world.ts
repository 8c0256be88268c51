import { createDice, type Dice } from "./dice";
import { csiNodeOf, DRIVER, type MadeNode, makeNodes } from "./nodes";
import { EXCLUSIVE_CLAIM, makeWishes } from "./pod-spec";

/** An object to create: its path and its body. */
export interface Made {
  path: string;
  body: object;
}

export interface Workload {
  kind: "Deployment" | "StatefulSet" | "Pod";
  namespace: string;
  name: string;
  replicas: number;
  /** A StatefulSet that starts its pods one after another. */
  ordered: boolean;
}

/** A cluster that a seed decides. */
export interface World {
  namespaces: string[];
  nodes: MadeNode[];
  /** In the order in which they are created, a group at once. */
  groups: Made[][];
  workloads: Workload[];
  /** Part of its CPU that is asked for, in percent. */
  fill: number;
}

const core = (namespace: string, plural: string) => `/api/v1/namespaces/${namespace}/${plural}`;
const apps = (namespace: string, plural: string) => `/apis/apps/v1/namespaces/${namespace}/${plural}`;

/** How pods of this test start and stop: without delay. */
const ANNOTATIONS = { "sandbox.drydock.dev/start-delay": "50ms", "sandbox.drydock.dev/stop-after": "0s" };

/** Volumes made beforehand for the claims of a StatefulSet, some of them in one zone or on one node only. */
function volumesOf(dice: Dice, set: Workload, nodes: readonly MadeNode[]): object[] {
  const place = dice.number(1, 100);
  return Array.from({ length: set.replicas }, (_, ordinal) => {
    const node = dice.one(nodes);
    const key = place <= 15 ? "kubernetes.io/hostname" : "topology.kubernetes.io/zone";
    const value = place <= 15 ? node.name : node.zone;
    const expression = { key, operator: "In", values: [value] };
    return {
      metadata: {
        name: `${set.namespace}-${set.name}-${ordinal}`,
        labels: {
          soak: "capacity",
          ...(place > 80 && node.zone ? { "topology.kubernetes.io/zone": node.zone } : {}),
        },
      },
      spec: {
        capacity: { storage: "1Gi" },
        accessModes: ["ReadWriteOnce"],
        persistentVolumeReclaimPolicy: "Retain",
        storageClassName: "manual",
        claimRef: { namespace: set.namespace, name: `data-${set.name}-${ordinal}` },
        csi: { driver: DRIVER, volumeHandle: `${set.namespace}-${set.name}-${ordinal}` },
        ...(place <= 50 && value
          ? { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [expression] }] } } }
          : {}),
      },
    };
  });
}

/** A claim that one pod of the cluster at a time can use, with its volume. */
function exclusiveVolume(namespace: string): Made[] {
  const access = { accessModes: ["ReadWriteOncePod"], storageClassName: "manual" };
  const name = EXCLUSIVE_CLAIM;
  const volume = {
    metadata: { name: `${namespace}-${name}`, labels: { soak: "capacity" } },
    spec: {
      ...access,
      capacity: { storage: "1Gi" },
      persistentVolumeReclaimPolicy: "Retain",
      claimRef: { namespace, name },
      csi: { driver: DRIVER, volumeHandle: `${namespace}-${name}` },
    },
  };
  const spec = { ...access, resources: { requests: { storage: "1Gi" } } };
  return [
    { path: "/api/v1/persistentvolumes", body: volume },
    { path: core(namespace, "persistentvolumeclaims"), body: { metadata: { name }, spec } },
  ];
}

export function makeWorld(seed: number): World {
  const dice = createDice(seed);
  const nodes = makeNodes(dice, seed);
  const namespaces = [`soak-${seed}-red`, `soak-${seed}-blue`];
  const capacity = nodes.reduce((sum, { cpuMilli }) => sum + cpuMilli, 0);
  const memory = nodes.reduce((sum, { memoryMib }) => sum + memoryMib, 0);
  const tight = dice.hard(45);
  const fill = tight ? dice.number(75, 105) : dice.number(25, 65);
  const objects: Made[] = [];
  const volumes: Made[] = [];
  const workloads: Workload[] = [];
  for (const namespace of namespaces) volumes.push(...exclusiveVolume(namespace));
  let asked = 0;
  for (let at = 0; at < 30 && asked * 100 < fill; at++) {
    const namespace = dice.one(namespaces);
    const name = `app${at}`;
    const others = workloads.map((workload) => workload.name);
    const wishes = makeWishes(dice, name, others, nodes, tight);
    const kind = dice.one([
      "Deployment",
      "Deployment",
      "Deployment",
      "StatefulSet",
      "StatefulSet",
      "Pod",
    ] as const);
    const replicas = kind === "Pod" ? 1 : dice.number(1, 6);
    const ordered = kind === "StatefulSet" && dice.chance(50);
    const workload = { kind, namespace, name, replicas, ordered };
    workloads.push(workload);
    asked += replicas * Math.max(wishes.cpuMilli / capacity, wishes.memoryMib / memory);
    const labels = { app: name };
    const template = { metadata: { labels, annotations: ANNOTATIONS }, spec: wishes.spec };
    const spec = { replicas, selector: { matchLabels: labels }, template };
    if (kind === "Pod") {
      const body = { metadata: { name, labels, annotations: ANNOTATIONS }, spec: wishes.spec };
      objects.push({ path: core(namespace, "pods"), body });
    } else if (kind === "Deployment") {
      objects.push({ path: apps(namespace, "deployments"), body: { metadata: { name }, spec } });
    } else {
      const stores = dice.chance(50);
      const podManagementPolicy = ordered ? "OrderedReady" : "Parallel";
      const claim = {
        metadata: { name: "data" },
        spec: {
          accessModes: ["ReadWriteOnce"],
          storageClassName: "manual",
          resources: { requests: { storage: "1Gi" } },
        },
      };
      const claims = stores ? { volumeClaimTemplates: [claim] } : {};
      const body = {
        metadata: { name },
        spec: { ...spec, ...claims, podManagementPolicy, serviceName: name },
      };
      objects.push({ path: apps(namespace, "statefulsets"), body });
      for (const volume of stores ? volumesOf(dice, workload, nodes) : [])
        volumes.push({ path: "/api/v1/persistentvolumes", body: volume });
    }
  }
  return {
    namespaces,
    nodes,
    workloads,
    fill: Math.round(asked * 100),
    groups: [foundations(namespaces, nodes), volumes, objects],
  };
}

function foundations(namespaces: readonly string[], nodes: readonly MadeNode[]): Made[] {
  return [
    ...namespaces.map((name) => ({
      path: "/api/v1/namespaces",
      body: { metadata: { name, labels: { team: name.replace(/.*-/, "") } } },
    })),
    ...nodes.map(({ body }) => ({ path: "/api/v1/nodes", body })),
    ...nodes.map((node) => ({ path: "/apis/storage.k8s.io/v1/csinodes", body: csiNodeOf(node) })),
  ];
}
