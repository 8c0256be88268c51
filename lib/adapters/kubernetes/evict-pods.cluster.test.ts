import { expect, test } from "vitest";
import { indexCluster } from "@/lib/domain/cluster-index";
import type { ObservedPod } from "@/lib/domain/observed";
import { verdictOf } from "@/lib/domain/verdict/verdict";
import type { KubeHttp } from "./http";
import { createPodProjection } from "./project-pod";
import type { RawPod } from "./raw";
import { eventually } from "./testing/eventually";
import { create, createNamespace, createPod, openCluster, openHttp, workers } from "./testing/real-cluster";

const labels = { app: "web" };
const project = createPodProjection();

async function read(http: KubeHttp, namespace: string, name: string): Promise<ObservedPod> {
  return project(await http.fetchJson<RawPod>({ path: `/api/v1/namespaces/${namespace}/pods/${name}` }));
}

function patch(http: KubeHttp, path: string, body: object) {
  return http.fetchJson({ method: "PATCH", path, contentType: "application/merge-patch+json", body });
}

/** What the rules say of a pod that stands as the API server has it, at a time. */
function ruled(pod: ObservedPod, now = new Date()) {
  const none = { nodes: [], budgets: [], attachments: [], claims: [], replicas: [] };
  const index = indexCluster({ ...none, pods: [pod] });
  const consents = [{ uid: pod.uid, cause: "bare" as const }];
  return verdictOf(pod, { index, options: { consents }, attempts: new Map(), now });
}

/** A budget over all pods of the namespace that allows none. */
async function closeBudget(http: KubeHttp, namespace: string) {
  const path = `/apis/policy/v1/namespaces/${namespace}/poddisruptionbudgets`;
  await create(http, path, { metadata: { name: "all" }, spec: { minAvailable: 99, selector: {} } });
  await eventually(async () => {
    const { status } = await http.fetchJson<{ status?: { observedGeneration?: number } }>({
      path: `${path}/all`,
    });
    return status?.observedGeneration;
  }).toBe(1);
}

test("a Pending pod passes every budget", async () => {
  const http = openHttp();
  const cluster = openCluster(undefined, false);
  const namespace = await createNamespace(http);
  const [node] = await workers(http);
  const annotations = { "sandbox.drydock.dev/start-delay": "600s" };
  const pod = await createPod(http, namespace, "web-1", { node, labels, annotations });
  await closeBudget(http, namespace);
  expect((await read(http, namespace, "web-1")).phase).toBe("Pending");
  await expect(cluster.evict(pod, {})).resolves.toEqual({ kind: "accepted" });
  await eventually(async () => (await cluster.evict(pod, {})).kind).toBe("gone");
});

test("a pod with a finalizer is evicted, stays, and is called stuck by the finalizer's name", async () => {
  const http = openHttp();
  const cluster = openCluster(undefined, false);
  const namespace = await createNamespace(http);
  const [node] = await workers(http);
  await createPod(http, namespace, "held", { node, finalizers: ["example.com/hold"] });
  await eventually(async () => (await read(http, namespace, "held")).ready).toBe(true);
  const pod = await read(http, namespace, "held");
  await expect(cluster.evict(pod, {})).resolves.toEqual({ kind: "accepted" });
  const leaving = await read(http, namespace, "held");
  const ends = Date.parse(leaving.deletionAt ?? "");
  expect(ruled(leaving, new Date(ends))).toMatchObject({ cause: "terminating" });
  expect(ruled(leaving, new Date(ends + 60_000))).toMatchObject({
    verdict: "blocks",
    cause: "stuck-terminating",
    detail: expect.stringContaining("finalizer example.com/hold holds it"),
  });
  // Asked again it is accepted again, and nothing comes of it.
  await expect(cluster.evict(leaving, {})).resolves.toEqual({ kind: "accepted" });
  expect((await read(http, namespace, "held")).uid).toBe(pod.uid);
  await patch(http, `/api/v1/namespaces/${namespace}/pods/held`, { metadata: { finalizers: null } });
  await eventually(async () => (await cluster.evict(pod, {})).kind).toBe("gone");
});

test("the condition DisruptionTarget alone is no eviction: the pod is still to leave", async () => {
  const http = openHttp();
  const cluster = openCluster(undefined, false);
  const namespace = await createNamespace(http);
  const [node] = await workers(http);
  const created = await createPod(http, namespace, "web-1", { node });
  await eventually(async () => (await read(http, namespace, "web-1")).ready).toBe(true);
  const { status } = await http.fetchJson<{ status: { conditions: object[] } }>({
    path: `/api/v1/namespaces/${namespace}/pods/web-1`,
  });
  const target = { type: "DisruptionTarget", status: "True", reason: "EvictionByEvictionAPI" };
  await patch(http, `/api/v1/namespaces/${namespace}/pods/web-1/status`, {
    status: { conditions: [...status.conditions, target] },
  });
  const pod = await read(http, namespace, "web-1");
  expect(ruled(pod)).toMatchObject({ verdict: "moves", cause: "consented" });
  await expect(cluster.evict(created, {})).resolves.toEqual({ kind: "accepted" });
});

test("the pod that a StatefulSet puts under the same name is never evicted for its predecessor", async () => {
  const http = openHttp();
  const cluster = openCluster(undefined, false);
  const namespace = await createNamespace(http);
  const [node] = await workers(http);
  await create(http, `/apis/apps/v1/namespaces/${namespace}/statefulsets`, {
    metadata: { name: "db" },
    spec: {
      replicas: 1,
      serviceName: "db",
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          nodeName: node,
          terminationGracePeriodSeconds: 1,
          containers: [{ name: "main", image: "registry.example/db:1" }],
        },
      },
    },
  });
  const path = `/api/v1/namespaces/${namespace}/pods/db-0`;
  const running = async () =>
    (await http.ask({ path })).status === 200 && (await read(http, namespace, "db-0")).ready;
  await eventually(running).toBe(true);
  const first = await read(http, namespace, "db-0");
  await expect(cluster.evict(first, {})).resolves.toEqual({ kind: "accepted" });
  await eventually(
    async () => (await running()) && (await read(http, namespace, "db-0")).uid !== first.uid,
  ).toBe(true);
  const second = await read(http, namespace, "db-0");

  await expect(cluster.evict(first, {})).resolves.toEqual({ kind: "gone" });
  await expect(cluster.deletePod(first, { graceSeconds: 1 })).resolves.toEqual({ kind: "gone" });
  // The API server asks the budget before it compares UIDs: a refusal is for the name, the pod is untouched all the same.
  await closeBudget(http, namespace);
  await expect(cluster.evict(first, {})).resolves.toMatchObject({ kind: "budget" });
  const now = await read(http, namespace, "db-0");
  expect(now).toMatchObject({ uid: second.uid, deletionAt: undefined });
});
