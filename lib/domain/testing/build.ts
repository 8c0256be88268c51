import { type ClusterIndex, indexCluster } from "@/lib/domain/cluster-index";
import type { MaintenanceIntent } from "@/lib/domain/intent";
import type {
  ObservedBudget,
  ObservedCluster,
  ObservedNode,
  ObservedPod,
  OwnerRef,
} from "@/lib/domain/observed";
import type { StateInput } from "@/lib/domain/state";

/** The instant at which all tests look. */
export const NOW = new Date("2026-11-21T12:00:00Z");
export const GIB = 2 ** 30;

/** NOW moved by seconds, as the API server writes times. */
export function at(seconds: number): string {
  return new Date(NOW.getTime() + seconds * 1000).toISOString();
}

export function ownerNamed(name: string, kind = "ReplicaSet"): OwnerRef {
  return { apiVersion: "apps/v1", kind, name, uid: `uid-${name}` };
}

export function buildNode(name: string, over: Partial<ObservedNode> = {}): ObservedNode {
  return {
    name,
    uid: `uid-${name}`,
    resourceVersion: "1",
    createdAt: at(-86_400),
    labels: {},
    unschedulable: false,
    taints: [],
    conditions: [{ type: "Ready", status: "True" }],
    capacity: { cpuMilli: 4000, memoryBytes: 16 * GIB, pods: 110 },
    allocatable: { cpuMilli: 4000, memoryBytes: 16 * GIB, pods: 110 },
    version: "v1.34.0",
    volumesAttached: [],
    ...over,
  };
}

/** A Ready pod of a ReplicaSet on node "a" that a drain would move. */
export function buildPod(name: string, over: Partial<ObservedPod> = {}): ObservedPod {
  return {
    namespace: "shop",
    name,
    uid: `uid-${name}`,
    nodeName: "a",
    createdAt: at(-7200),
    labels: {},
    phase: "Running",
    status: "Running",
    restarts: 0,
    containers: 1,
    containersReady: 1,
    ready: true,
    graceSeconds: 30,
    finalizers: [],
    mirror: false,
    controller: ownerNamed("web"),
    emptyDirs: [],
    claims: [],
    requests: { cpuMilli: 100, memoryBytes: GIB / 8, pods: 1 },
    tolerations: [],
    nodeSelector: {},
    ...over,
  };
}

/** A budget over the whole namespace that allows one disruption now. */
export function buildBudget(name: string, over: Partial<ObservedBudget> = {}): ObservedBudget {
  return {
    namespace: "shop",
    name,
    resourceVersion: "1",
    selector: { matchLabels: {}, matchExpressions: [] },
    generation: 1,
    observedGeneration: 1,
    disruptionsAllowed: 1,
    currentHealthy: 3,
    desiredHealthy: 2,
    expectedPods: 3,
    ...over,
  };
}

export function buildIndex(over: Partial<ObservedCluster> = {}): ClusterIndex {
  return indexCluster({
    nodes: [buildNode("a"), buildNode("b"), buildNode("c")],
    pods: [],
    budgets: [],
    attachments: [],
    claims: [],
    replicas: [],
    ...over,
  });
}

export function buildIntent(over: Partial<MaintenanceIntent> = {}): MaintenanceIntent {
  return {
    version: 1,
    id: "m-1",
    by: "mira",
    reason: "new disk",
    since: at(-600),
    installation: "here",
    wasCordoned: false,
    nodeUid: "uid-a",
    podsToMove: 4,
    options: { consents: [] },
    ...over,
  };
}

/** A dedicated control-plane node, as kubeadm labels and taints it. */
export function buildControlPlane(name: string, over: Partial<ObservedNode> = {}): ObservedNode {
  return buildNode(name, {
    labels: { "node-role.kubernetes.io/control-plane": "" },
    taints: [{ key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" }],
    ...over,
  });
}

export function buildEtcd(nodeName: string, over: Partial<ObservedPod> = {}): ObservedPod {
  return buildPod(`etcd-${nodeName}`, {
    namespace: "kube-system",
    nodeName,
    mirror: true,
    controller: undefined,
    labels: { component: "etcd" },
    ...over,
  });
}

/** What `stateOf` sees: node "a" cordoned and in maintenance with these pods. */
export function buildInput(
  over: Partial<StateInput> & Partial<Pick<ObservedCluster, "pods" | "budgets" | "attachments">> = {},
): StateInput {
  const { pods = [], budgets = [], attachments = [], ...rest } = over;
  const intent = rest.intent ?? buildIntent();
  const node = rest.node ?? buildNode("a", { unschedulable: true, intent });
  const nodes = [node, buildNode("b"), buildNode("c")];
  return {
    index: buildIndex({ nodes, pods, budgets, attachments }),
    node,
    intent,
    attempts: new Map(),
    verification: undefined,
    now: NOW,
    ...rest,
  };
}

/** The look-up of nodes of an index that holds these. */
export function nodesAre(nodes: readonly ObservedNode[]): ClusterIndex["node"] {
  return buildIndex({ nodes }).node;
}
