import { projectNode } from "@/lib/adapters/kubernetes/project-node";
import { createPodProjection } from "@/lib/adapters/kubernetes/project-pod";
import type { RawPodSpec } from "@/lib/adapters/kubernetes/raw-scheduling";
import type { ObservedCluster } from "@/lib/domain/observed";

/** Pods of node-0, a full node; the others have as many as there are. */
export const PODS_THAT_LEAVE = 110;
const REPLICAS = 30;

/**
 * How full it is: there is room anywhere, or nowhere but for the smallest pods, or only where others of a lower priority
 * give way.
 */
export const FILLINGS = ["roomy", "full", "preempting"] as const;
export type Filling = (typeof FILLINGS)[number];
const NAMESPACES = 40;

const ZONE = "topology.kubernetes.io/zone";
const HOST = "kubernetes.io/hostname";

/** What the pods of a workload ask for: most plain, some of each rule that looks at other pods. */
function specOf(workload: number): RawPodSpec {
  const labelSelector = { matchLabels: { app: `app-${workload}` } };
  const requests = { cpu: `${100 + (workload % 5) * 50}m`, memory: `${128 + (workload % 7) * 64}Mi` };
  const spec: RawPodSpec = {
    schedulerName: "default-scheduler",
    containers: [{ resources: { requests } }],
    tolerations: [
      {
        key: "node.kubernetes.io/not-ready",
        operator: "Exists",
        effect: "NoExecute",
        tolerationSeconds: 300,
      },
      {
        key: "node.kubernetes.io/unreachable",
        operator: "Exists",
        effect: "NoExecute",
        tolerationSeconds: 300,
      },
    ],
  };
  const required = "requiredDuringSchedulingIgnoredDuringExecution";
  const preferred = "preferredDuringSchedulingIgnoredDuringExecution";
  switch (workload % 6) {
    case 1:
      spec.affinity = { podAntiAffinity: { [required]: [{ topologyKey: HOST, labelSelector }] } };
      break;
    case 2:
      spec.topologySpreadConstraints = [
        { topologyKey: ZONE, maxSkew: 1, whenUnsatisfiable: "DoNotSchedule", labelSelector },
        { topologyKey: HOST, maxSkew: 2, whenUnsatisfiable: "ScheduleAnyway", labelSelector },
      ];
      break;
    case 3: {
      const podAffinityTerm = { topologyKey: HOST, labelSelector };
      spec.affinity = { podAntiAffinity: { [preferred]: [{ weight: 100, podAffinityTerm }] } };
      break;
    }
    default:
  }
  return spec;
}

/** A cluster as the console keeps it: through its own projections. */
export function makeLargeCluster(nodes: number, pods: number, filling: Filling = "roomy"): ObservedCluster {
  const project = createPodProjection();
  const perNode = Math.ceil((pods - PODS_THAT_LEAVE) / (nodes - 1));
  const observedPods = Array.from({ length: pods }, (_, at) => {
    const workload = at % Math.ceil(pods / REPLICAS);
    const node = at < PODS_THAT_LEAVE ? 0 : 1 + Math.floor((at - PODS_THAT_LEAVE) / perNode);
    const owner = { apiVersion: "apps/v1", kind: "ReplicaSet", controller: true };
    return project(
      JSON.parse(
        JSON.stringify({
          metadata: {
            namespace: `team-${workload % NAMESPACES}`,
            name: `app-${workload}-7d9c5b8f6-${at.toString(36)}`,
            uid: `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`,
            creationTimestamp: "2026-11-21T08:00:00Z",
            labels: { app: `app-${workload}`, "pod-template-hash": "7d9c5b8f6" },
            ownerReferences: [{ ...owner, name: `app-${workload}-7d9c5b8f6`, uid: `owner-${workload}` }],
          },
          spec: {
            ...specOf(workload),
            nodeName: `node-${node}`,
            ...(filling === "preempting" && node === 0 ? { priority: 1000 } : {}),
          },
          status: { phase: "Running", conditions: [{ type: "Ready", status: "True" }] },
        }),
      ),
    );
  });
  const resources = { cpu: filling === "roomy" ? "16" : "5900m", memory: "64Gi", pods: "110" };
  const observedNodes = Array.from({ length: nodes }, (_, at) =>
    projectNode({
      metadata: {
        name: `node-${at}`,
        uid: `node-uid-${at}`,
        labels: { [HOST]: `node-${at}`, [ZONE]: `zone-${at % 3}` },
      },
      status: {
        allocatable: resources,
        capacity: resources,
        conditions: [{ type: "Ready", status: "True" }],
      },
    }),
  );
  return {
    nodes: observedNodes,
    pods: observedPods,
    budgets: [],
    attachments: [],
    claims: [],
    replicas: [],
    volumes: [],
    storageClasses: [],
    volumeLimits: [],
    namespaces: [],
  };
}
