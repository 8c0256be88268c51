import { type Kube, until } from "../support/kube.ts";

/** Deployments whose pods all run on one node: the hardest case for budgets, since nobody else's pods count. */
export interface Workload {
  deployments: number;
  /** Pods of each Deployment, all on the node. */
  replicas: number;
  /** A budget of maxUnavailable 1 for each Deployment. */
  budgets: boolean;
  /** How long a replacement takes until it is Ready, "4s"; 0.5 to 1.5 s when absent. */
  startDelay?: string;
}

interface Named {
  metadata: { name: string; labels?: Record<string, string> };
}
interface Pod extends Named {
  spec: { nodeName?: string };
  status: { conditions?: { type: string; status: string }[] };
}
interface Budget extends Named {
  status?: { disruptionsAllowed: number; expectedPods: number };
}
interface List<T> {
  items: T[];
}

const SHORTEST_GRACE = 1;
const LONGEST_GRACE = 10;

/** Seconds, evenly from 1 to 10 over the Deployments. Containers of the sandbox use all of it. */
function graceOf(index: number, of: number): number {
  if (of === 1) return LONGEST_GRACE;
  return SHORTEST_GRACE + Math.round((index * (LONGEST_GRACE - SHORTEST_GRACE)) / (of - 1));
}

const deploymentsIn = (namespace: string) => `/apis/apps/v1/namespaces/${namespace}/deployments`;
const budgetsIn = (namespace: string) => `/apis/policy/v1/namespaces/${namespace}/poddisruptionbudgets`;
const podsIn = (namespace: string) => `/api/v1/namespaces/${namespace}/pods`;

function template(labels: Record<string, string>, graceSeconds: number, startDelay?: string) {
  const annotations = startDelay === undefined ? {} : { "sandbox.drydock.dev/start-delay": startDelay };
  const resources = { requests: { cpu: "10m", memory: "16Mi" } };
  return {
    metadata: { labels, annotations },
    spec: {
      terminationGracePeriodSeconds: graceSeconds,
      containers: [{ name: "main", image: "registry.example/app:1", resources }],
    },
  };
}

export async function workersOf(kube: Kube): Promise<string[]> {
  const selector = encodeURIComponent("!node-role.kubernetes.io/control-plane");
  const { items } = await kube.get<List<Named>>(`/api/v1/nodes?labelSelector=${selector}`);
  return items.map(({ metadata }) => metadata.name).sort();
}

/** Three DaemonSets, as on the nodes of most clusters. */
export async function addDaemonSets(kube: Kube): Promise<void> {
  for (const name of ["cni", "csi", "logs"]) {
    const labels = { app: name };
    await kube.send("POST", "/apis/apps/v1/namespaces/kube-system/daemonsets", {
      metadata: { name },
      spec: { selector: { matchLabels: labels }, template: template(labels, 1) },
    });
  }
  const nodes = (await kube.get<List<Named>>("/api/v1/nodes")).items.length;
  await until("the DaemonSets run", async () => {
    const { items } = await kube.get<List<{ status: { numberReady: number } }>>(
      "/apis/apps/v1/namespaces/kube-system/daemonsets",
    );
    return items.every(({ status }) => status.numberReady >= nodes - 1);
  });
}

export async function cordon(kube: Kube, nodes: readonly string[], unschedulable: boolean): Promise<void> {
  for (const node of nodes)
    await kube.send("PATCH", `/api/v1/nodes/${node}`, { spec: { unschedulable: unschedulable || null } });
}

/**
 * Puts the workload on one node, in a namespace of its own: the scheduler places it there because every other worker is
 * cordoned meanwhile. Returns when all pods are Ready and each budget allows one disruption.
 */
export async function place(kube: Kube, namespace: string, node: string, workload: Workload): Promise<void> {
  const others = (await workersOf(kube)).filter((name) => name !== node);
  await kube.send("POST", "/api/v1/namespaces", { metadata: { name: namespace } });
  await cordon(kube, others, true);
  const { deployments, replicas, budgets, startDelay } = workload;
  for (let index = 0; index < deployments; index++) {
    const name = `app-${index}`;
    const labels = { app: name };
    const selector = { matchLabels: labels };
    await kube.send("POST", deploymentsIn(namespace), {
      metadata: { name },
      spec: { replicas, selector, template: template(labels, graceOf(index, deployments), startDelay) },
    });
    if (budgets)
      await kube.send("POST", budgetsIn(namespace), {
        metadata: { name },
        spec: { maxUnavailable: 1, selector },
      });
  }
  await until(`${deployments * replicas} pods Ready on ${node}`, async () => {
    const { items } = await kube.get<List<Pod>>(podsIn(namespace));
    const ready = items.filter(
      ({ spec, status }) =>
        spec.nodeName === node &&
        status.conditions?.some(({ type, status }) => type === "Ready" && status === "True"),
    );
    return ready.length === deployments * replicas;
  });
  await until("budgets that allow one each", async () => {
    const { items } = await kube.get<List<Budget>>(budgetsIn(namespace));
    return items.every(({ status }) => status?.disruptionsAllowed === 1 && status.expectedPods === replicas);
  });
  await cordon(kube, others, false);
}

/** Removes what `place` made, at once: nobody waits for graces that no longer measure anything. */
export async function clear(kube: Kube, namespace: string): Promise<void> {
  await kube.send("DELETE", deploymentsIn(namespace), { propagationPolicy: "Background" });
  await kube.send("DELETE", `/api/v1/namespaces/${namespace}`);
  await until(`namespace ${namespace} is empty`, async () => {
    await kube.send("DELETE", podsIn(namespace), { gracePeriodSeconds: 0 });
    return (await kube.get<List<Pod>>(podsIn(namespace))).items.length === 0;
  });
}
