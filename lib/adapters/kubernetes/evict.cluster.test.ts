import { expect, test } from "vitest";
import type { ObservedPod } from "@/lib/domain/observed";
import type { KubeHttp } from "./http";
import { eventually } from "./testing/eventually";
import {
  create,
  createNamespace,
  createPod,
  openCluster,
  openHttp,
  remove,
  workers,
} from "./testing/real-cluster";

const labels = { app: "web" };

function addBudget(http: KubeHttp, namespace: string, name: string, minAvailable: number) {
  return create(http, `/apis/policy/v1/namespaces/${namespace}/poddisruptionbudgets`, {
    metadata: { name },
    spec: { minAvailable, selector: { matchLabels: labels } },
  });
}

/** Two running, ready pods on workers. */
async function twoPods(http: KubeHttp, namespace: string): Promise<[ObservedPod, ObservedPod]> {
  const [node] = await workers(http);
  const first = await createPod(http, namespace, "web-1", { labels, node });
  const second = await createPod(http, namespace, "web-2", { labels, node });
  await eventually(async () => {
    const { items } = await http.fetchJson<{
      items: { status: { conditions?: { type: string; status: string }[] } }[];
    }>({
      path: `/api/v1/namespaces/${namespace}/pods`,
    });
    return items.filter(({ status }) =>
      status.conditions?.some(({ type, status }) => type === "Ready" && status === "True"),
    );
  }).toHaveLength(2);
  return [first, second];
}

/** Until the disruption controller has counted both pods. */
function counted(http: KubeHttp, namespace: string, name: string) {
  const path = `/apis/policy/v1/namespaces/${namespace}/poddisruptionbudgets/${name}`;
  return eventually(async () => {
    const budget = await http.fetchJson<{ status?: { expectedPods?: number; currentHealthy?: number } }>({
      path,
    });
    return [budget.status?.expectedPods, budget.status?.currentHealthy];
  }).toEqual([2, 2]);
}

test("accepted, then gone; so is a pod that never was, and one whose name another pod has", async () => {
  const http = openHttp();
  const cluster = openCluster(undefined, false);
  const namespace = await createNamespace(http);
  const [pod, other] = await twoPods(http, namespace);
  await expect(cluster.evict(pod, { graceSeconds: 1 })).resolves.toEqual({ kind: "accepted" });
  const path = `/api/v1/namespaces/${namespace}/pods/${pod.name}`;
  await eventually(async () => (await http.ask({ path })).status).toBe(404);
  await expect(cluster.evict(pod, {})).resolves.toEqual({ kind: "gone" });
  await expect(cluster.evict({ ...pod, name: "never" }, {})).resolves.toEqual({ kind: "gone" });
  await expect(cluster.evict({ ...other, uid: pod.uid }, {})).resolves.toEqual({ kind: "gone" });
  // And that other pod is still there.
  await expect(
    http.ask({ path: `/api/v1/namespaces/${namespace}/pods/${other.name}` }),
  ).resolves.toMatchObject({
    status: 200,
    body: { metadata: { uid: other.uid } },
  });
});

test("a budget that allows none is named; a second one is an answer of its own", async () => {
  const http = openHttp();
  const cluster = openCluster(undefined, false);
  const namespace = await createNamespace(http);
  const [pod] = await twoPods(http, namespace);
  await addBudget(http, namespace, "both", 2);
  await counted(http, namespace, "both");
  const outcome = await cluster.evict(pod, {});
  expect(outcome).toEqual({
    kind: "budget",
    message: "The disruption budget both needs 2 healthy pods and has 2 currently",
    retryAfterMs: undefined,
  });
  await addBudget(http, namespace, "again", 1);
  await expect(cluster.evict(pod, {})).resolves.toMatchObject({
    kind: "several-budgets",
    message: expect.stringContaining("more than one PodDisruptionBudget"),
  });
});

test("a namespace that ends", async () => {
  const http = openHttp();
  const cluster = openCluster(undefined, false);
  const namespace = await createNamespace(http);
  const [node] = await workers(http);
  const pod = await createPod(http, namespace, "held", { node, finalizers: ["example.com/hold"] });
  await remove(http, `/api/v1/namespaces/${namespace}`);
  await expect(cluster.evict(pod, {})).resolves.toMatchObject({
    kind: "namespace-terminating",
    message: expect.stringContaining("being terminated"),
  });
  await http.fetchJson({
    method: "PATCH",
    path: `/api/v1/namespaces/${namespace}/pods/held`,
    contentType: "application/merge-patch+json",
    body: { metadata: { finalizers: null } },
  });
});

test("a policy that denies it", async () => {
  const http = openHttp();
  const cluster = openCluster(undefined, false);
  const namespace = await createNamespace(http);
  const [pod] = await twoPods(http, namespace);
  const policies = "/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies";
  const name = `deny-${namespace}`;
  await create(http, policies, {
    metadata: { name },
    spec: {
      failurePolicy: "Fail",
      matchConstraints: {
        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
        resourceRules: [
          { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods/eviction"] },
        ],
      },
      validations: [{ expression: "false", message: "quorum would be lost" }],
    },
  });
  await create(http, `${policies.replace(/policies$/, "policybindings")}`, {
    metadata: { name },
    spec: { policyName: name, validationActions: ["Deny"] },
  });
  // dryRun would be friendlier, but the port has none: until the policy works the pod must not go.
  const review = { metadata: { name: pod.name, namespace }, deleteOptions: { dryRun: ["All"] } };
  const path = `/api/v1/namespaces/${namespace}/pods/${pod.name}/eviction`;
  const body = { apiVersion: "policy/v1", kind: "Eviction", ...review };
  await eventually(async () => (await http.ask({ method: "POST", path, body })).status).toBe(422);
  await expect(cluster.evict(pod, {})).resolves.toEqual({
    kind: "denied",
    by: name,
    message: "quorum would be lost",
  });
  await remove(http, `${policies}/${name}`);
});
