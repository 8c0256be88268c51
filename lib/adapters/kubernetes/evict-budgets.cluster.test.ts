import { expect, test } from "vitest";
import { allowanceOf } from "@/lib/domain/budget";
import type { ObservedPod } from "@/lib/domain/observed";
import type { KubeHttp } from "./http";
import { projectBudget } from "./project-budget";
import { createPodProjection } from "./project-pod";
import type { RawBudget, RawPod } from "./raw";
import { eventually } from "./testing/eventually";
import { create, createNamespace, createPod, openCluster, openHttp, workers } from "./testing/real-cluster";
import { sandbox } from "./testing/sandbox";

const labels = { app: "web" };

function budgetsPath(namespace: string, rest = "") {
  return `/apis/policy/v1/namespaces/${namespace}/poddisruptionbudgets${rest}`;
}

function addBudget(http: KubeHttp, namespace: string, spec: object) {
  return create(http, budgetsPath(namespace), {
    metadata: { name: "web" },
    spec: { selector: { matchLabels: labels }, ...spec },
  });
}

function patch(http: KubeHttp, path: string, body: object) {
  return http.fetchJson({ method: "PATCH", path, contentType: "application/merge-patch+json", body });
}

async function observedBudget(http: KubeHttp, namespace: string) {
  return projectBudget(await http.fetchJson<RawBudget>({ path: budgetsPath(namespace, "/web") }));
}

async function observedPod(http: KubeHttp, { namespace, name }: ObservedPod) {
  return createPodProjection()(
    await http.fetchJson<RawPod>({ path: `/api/v1/namespaces/${namespace}/pods/${name}` }),
  );
}

/** Running pods of the app; those whose name starts with "sick" fail their readiness probe. */
async function startPods(http: KubeHttp, namespace: string, names: string[]): Promise<ObservedPod[]> {
  const [node] = await workers(http);
  const pods: ObservedPod[] = [];
  for (const name of names) {
    const annotations = { "sandbox.drydock.dev/unready": String(name.startsWith("sick")) };
    const pod = await createPod(http, namespace, name, { labels, node, annotations });
    await eventually(async () => {
      const { phase, ready } = await observedPod(http, pod);
      return [phase, ready];
    }).toEqual(["Running", !name.startsWith("sick")]);
    pods.push(pod);
  }
  return pods;
}

async function counted(http: KubeHttp, namespace: string, expected: number) {
  await eventually(async () => {
    const budget = await observedBudget(http, namespace);
    return budget.observedGeneration === budget.generation && budget.expectedPods;
  }).toBe(expected);
}

test("what a budget says to a pod that is not Ready, by its policy, is what the rules foretell", async () => {
  const http = openHttp();
  const cluster = openCluster(undefined, false);
  const namespace = await createNamespace(http);
  const [, sick] = await startPods(http, namespace, ["web-1", "sick-1"]);
  if (!sick) throw new Error("no pod");
  await addBudget(http, namespace, { minAvailable: 2 });
  await counted(http, namespace, 2);
  const foretold = async () =>
    allowanceOf(await observedBudget(http, namespace), await observedPod(http, sick)).kind;

  // Too few are healthy: it is held as a healthy one would be.
  expect(await foretold()).not.toBe("allows");
  await expect(cluster.evict(sick, {})).resolves.toMatchObject({
    kind: "budget",
    message: "The disruption budget web needs 2 healthy pods and has 1 currently",
  });
  // The budget spares it: it goes, though the budget allows none.
  await patch(http, budgetsPath(namespace, "/web"), { spec: { unhealthyPodEvictionPolicy: "AlwaysAllow" } });
  await counted(http, namespace, 2);
  expect((await observedBudget(http, namespace)).disruptionsAllowed).toBe(0);
  expect(await foretold()).toBe("allows");
  await expect(cluster.evict(sick, {})).resolves.toEqual({ kind: "accepted" });
});

test("a pod that is not Ready leaves past a closed budget while as many are healthy as it needs", async () => {
  const http = openHttp();
  const cluster = openCluster(undefined, false);
  const namespace = await createNamespace(http);
  const [web, sick] = await startPods(http, namespace, ["web-1", "sick-1"]);
  if (!web || !sick) throw new Error("no pods");
  await addBudget(http, namespace, { minAvailable: 1 });
  await counted(http, namespace, 2);
  const budget = await observedBudget(http, namespace);
  expect(budget).toMatchObject({ disruptionsAllowed: 0, currentHealthy: 1, desiredHealthy: 1 });

  expect(allowanceOf(budget, await observedPod(http, web)).kind).not.toBe("allows");
  await expect(cluster.evict(web, {})).resolves.toMatchObject({ kind: "budget" });
  expect(allowanceOf(budget, await observedPod(http, sick)).kind).toBe("allows");
  await expect(cluster.evict(sick, {})).resolves.toEqual({ kind: "accepted" });
});

test("the healthy pods are those of the budget's status, however far that lags: the last one too few leaves", async () => {
  const http = openHttp();
  const cluster = openCluster(undefined, false);
  const namespace = await createNamespace(http);
  const [, web] = await startPods(http, namespace, ["web-1", "web-2"]);
  if (!web) throw new Error("no pods");
  await addBudget(http, namespace, { minAvailable: 2 });
  await counted(http, namespace, 2);
  await expect(cluster.evict(web, {})).resolves.toMatchObject({ kind: "budget" });
  // As after a restart of the API server, when pods are told not Ready before the disruption controller has caught up.
  await sandbox("stop", "kube-controller-manager");
  try {
    const annotations = { "sandbox.drydock.dev/unready": "true" };
    await patch(http, `/api/v1/namespaces/${namespace}/pods/web-2`, { metadata: { annotations } });
    await eventually(async () => (await observedPod(http, web)).ready).toBe(false);
    const stale = await observedBudget(http, namespace);
    expect(stale).toMatchObject({ disruptionsAllowed: 0, currentHealthy: 2, desiredHealthy: 2 });
    expect(allowanceOf(stale, await observedPod(http, web)).kind).toBe("allows");
    await expect(cluster.evict(web, {})).resolves.toEqual({ kind: "accepted" });
  } finally {
    await sandbox("start", "kube-controller-manager");
  }
});

test("a budget that the controller can't compute says why", async () => {
  const http = openHttp();
  const cluster = openCluster(undefined, false);
  const namespace = await createNamespace(http);
  const [pod] = await startPods(http, namespace, ["web-1"]);
  if (!pod) throw new Error("no pod");
  // A share of pods whose controller can't be scaled.
  const { nodeName = "" } = await observedPod(http, pod);
  const { uid } = await cluster.readNode(nodeName);
  const owner = { apiVersion: "v1", kind: "Node", name: nodeName, uid, controller: true };
  await patch(http, `/api/v1/namespaces/${namespace}/pods/web-1`, { metadata: { ownerReferences: [owner] } });
  await addBudget(http, namespace, { maxUnavailable: "50%" });
  await eventually(async () => (await observedBudget(http, namespace)).syncFailed).toBeDefined();
  expect(allowanceOf(await observedBudget(http, namespace), await observedPod(http, pod)).kind).toBe("never");
  // The API server has no words for it: the controller that fails does not say that it has seen the budget.
  await expect(cluster.evict(pod, {})).resolves.toMatchObject({
    kind: "budget",
    message: "The disruption budget web is still being processed by the server.",
  });
});

test("while the disruption controller is away a changed budget is stale, and an overfull one is closed", async () => {
  const http = openHttp();
  const cluster = openCluster(undefined, false);
  const namespace = await createNamespace(http);
  const [pod] = await startPods(http, namespace, ["web-1"]);
  if (!pod) throw new Error("no pod");
  await addBudget(http, namespace, { minAvailable: 0 });
  await counted(http, namespace, 1);
  await sandbox("stop", "kube-controller-manager");
  try {
    const { disruptionsAllowed } = await observedBudget(http, namespace);
    const disruptedPods = Object.fromEntries(
      Array.from({ length: 2001 }, (_, n) => [`gone-${n}`, new Date().toISOString().replace(/\.\d+/, "")]),
    );
    await patch(http, budgetsPath(namespace, "/web/status"), { status: { disruptedPods } });
    expect(disruptionsAllowed).toBe(1);
    await expect(cluster.evict(pod, {})).resolves.toEqual({
      kind: "budget",
      message: expect.stringContaining("DisruptedPods map too big"),
    });
    await patch(http, budgetsPath(namespace, "/web"), { spec: { minAvailable: 1 } });
    const stale = await observedBudget(http, namespace);
    expect(allowanceOf(stale, await observedPod(http, pod)).kind).toBe("waits");
    await expect(cluster.evict(pod, {})).resolves.toEqual({
      kind: "budget",
      message: "The disruption budget web is still being processed by the server.",
      retryAfterMs: 10_000,
    });
  } finally {
    await sandbox("start", "kube-controller-manager");
  }
});

test("the API server keeps a budget from allowing less than none", async () => {
  const http = openHttp();
  const namespace = await createNamespace(http);
  await startPods(http, namespace, ["web-1"]);
  await addBudget(http, namespace, { minAvailable: 1 });
  await counted(http, namespace, 1);
  const path = budgetsPath(namespace, "/web/status");
  const contentType = "application/merge-patch+json";
  const body = { status: { disruptionsAllowed: -1 } };
  const answer = await http.ask({ method: "PATCH", path, contentType, body });
  expect(answer).toMatchObject({
    status: 422,
    body: { message: expect.stringContaining("greater than or equal") },
  });
});
