import { type Access, ask, until } from "@/soak/support/api";

const NAMESPACE = "shop";
const SYSTEM = "system";
const PODS = `/api/v1/namespaces/${NAMESPACE}/pods`;
const APPS = ["cart", "catalog", "checkout", "search", "orders", "media"];
const REPLICAS = 5;

/** Whether a drain leaves that pod ("namespace/name") where it is. */
export function stays(pod: string): boolean {
  return pod.startsWith(`${SYSTEM}/`);
}

function template(app: string, graceSeconds: number, emptyDir: boolean) {
  const labels = { app };
  return {
    metadata: {
      labels,
      annotations: { "sandbox.drydock.dev/start-delay": "400ms", "sandbox.drydock.dev/stop-after": "1s" },
    },
    spec: {
      terminationGracePeriodSeconds: graceSeconds,
      containers: [{ name: app, image: "registry.example/app:1" }],
      volumes: emptyDir ? [{ name: "scratch", emptyDir: {} }] : [],
      affinity: {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            {
              weight: 100,
              podAffinityTerm: {
                labelSelector: { matchLabels: labels },
                topologyKey: "kubernetes.io/hostname",
              },
            },
          ],
        },
      },
    },
  };
}

/** Thirty pods of six Deployments and two of a StatefulSet, each with a budget of one at a time; a DaemonSet that stays. */
export async function applyWorkload(access: Access): Promise<void> {
  for (const name of [NAMESPACE, SYSTEM])
    await ask(access, "POST", "/api/v1/namespaces", { metadata: { name } });
  const create = (path: string, body: unknown) => ask(access, "POST", path, body);
  const budget = (app: string) =>
    create(`/apis/policy/v1/namespaces/${NAMESPACE}/poddisruptionbudgets`, {
      metadata: { name: app },
      spec: { maxUnavailable: 1, selector: { matchLabels: { app } } },
    });
  for (const [index, app] of APPS.entries()) {
    await budget(app);
    await create(`/apis/apps/v1/namespaces/${NAMESPACE}/deployments`, {
      metadata: { name: app },
      spec: {
        replicas: REPLICAS,
        selector: { matchLabels: { app } },
        template: template(app, 1 + (index % 3), app === "media"),
      },
    });
  }
  await budget("db");
  await create(`/apis/apps/v1/namespaces/${NAMESPACE}/statefulsets`, {
    metadata: { name: "db" },
    spec: {
      replicas: 2,
      serviceName: "db",
      podManagementPolicy: "Parallel",
      selector: { matchLabels: { app: "db" } },
      template: template("db", 1, false),
    },
  });
  await create(`/apis/apps/v1/namespaces/${SYSTEM}/daemonsets`, {
    metadata: { name: "agent" },
    spec: { selector: { matchLabels: { app: "agent" } }, template: template("agent", 1, false) },
  });
}

interface Budgets {
  items: { metadata: { name: string }; status: { disruptedPods?: Record<string, string> } }[];
}

interface Pods {
  items: {
    metadata: { name: string; deletionTimestamp?: string };
    spec: { nodeName?: string };
    status: { conditions?: { type: string; status: string }[] };
  }[];
}

/** An eviction whose caller dies is not carried out, though its budget counts it, and would for two minutes. */
const CARRIED_OUT_MS = 3_000;

/**
 * Lets those two minutes of the disruption controller pass at once: takes back what budgets count for evictions that
 * were cut off. Source: k8s.io/kubernetes pkg/controller/disruption, DeletionTimeout.
 */
export async function forgetCutEvictions(access: Access): Promise<void> {
  const budgets = `/apis/policy/v1/namespaces/${NAMESPACE}/poddisruptionbudgets`;
  const { items } = await ask<Budgets>(access, "GET", budgets);
  for (const { metadata, status } of items) {
    const cut = Object.entries(status.disruptedPods ?? {}).filter(
      ([, at]) => Date.now() - Date.parse(at) > CARRIED_OUT_MS,
    );
    if (cut.length === 0) continue;
    const disruptedPods = Object.fromEntries(cut.map(([pod]) => [pod, null]));
    await ask(access, "PATCH", `${budgets}/${metadata.name}/status`, { status: { disruptedPods } });
  }
}

/** The nodes by how many pods of the workload they run, most first, once all of it is Ready. */
export function settled(access: Access, nodes: readonly string[]): Promise<string[]> {
  return until("every pod of the workload is Ready", 180_000, async () => {
    await forgetCutEvictions(access);
    const { items } = await ask<Pods>(access, "GET", PODS);
    const ready = items.filter(
      ({ metadata, status }) =>
        !metadata.deletionTimestamp &&
        status.conditions?.some(({ type, status: is }) => type === "Ready" && is === "True"),
    );
    const open = items.filter((pod) => !ready.includes(pod));
    if (ready.length < APPS.length * REPLICAS + 2 || open.length > 0)
      throw new Error(
        `${ready.length} are, others: ${open.map((pod) => `${pod.metadata.name} on ${pod.spec.nodeName ?? "no node"}`)}`,
      );
    const count = (node: string) => items.filter(({ spec }) => spec.nodeName === node).length;
    return [...nodes].sort((a, b) => count(b) - count(a));
  });
}

/** Pods of the workload on a node. */
export async function podsOn(access: Access, node: string): Promise<number> {
  const { items } = await ask<Pods>(access, "GET", `${PODS}?fieldSelector=spec.nodeName%3D${node}`);
  return items.length;
}
