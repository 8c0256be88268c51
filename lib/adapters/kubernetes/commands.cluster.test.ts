import { expect, test } from "vitest";
import type { Cluster } from "@/lib/adapters/kubernetes";
import { DrydockError } from "@/lib/domain/errors";
import type { MaintenanceIntent } from "@/lib/domain/intent";
import type { NodePatch } from "@/lib/operations/ports";
import { eventually } from "./testing/eventually";
import {
  adminContext,
  contextWith,
  create,
  createAccount,
  createNamespace,
  createPod,
  openCluster,
  openHttp,
  remove,
  workers,
} from "./testing/real-cluster";

function intentFor(nodeUid: string): MaintenanceIntent {
  return {
    version: 1,
    id: "m1",
    by: "vera",
    reason: "Lüfter tauschen",
    since: "2026-01-01T00:00:00.000Z",
    installation: "here",
    wasCordoned: false,
    nodeUid,
    podsToMove: 3,
    options: { graceSeconds: 30, consents: [{ uid: "u9", cause: "bare" }] },
  };
}

async function oneWorker(): Promise<string> {
  const [name] = await workers(openHttp());
  if (!name) throw new Error("the sandbox has no worker");
  return name;
}

/** Reads and patches as an operation does: kubelet and controllers write to the node as well. */
async function change(cluster: Cluster, name: string, patch: Omit<NodePatch, "resourceVersion">) {
  for (let attempt = 1; ; attempt++) {
    const { resourceVersion } = await cluster.readNode(name);
    try {
      return await cluster.patchNode(name, { ...patch, resourceVersion });
    } catch (error) {
      const conflict = error instanceof DrydockError && error.failure.code === "conflict";
      if (!conflict || attempt === 10) throw error;
    }
  }
}

test("cordon and intent are written in one patch, read back, and taken back without a trace", async () => {
  const http = openHttp();
  const cluster = openCluster();
  const name = await oneWorker();
  const before = await cluster.readNode(name);
  expect(before).toMatchObject({ unschedulable: false });
  const intent = intentFor(before.uid);

  const on = await change(cluster, name, { unschedulable: true, intent });
  expect(on).toMatchObject({ unschedulable: true, intent });
  expect(await cluster.readNode(name)).toMatchObject({ unschedulable: true, intent });
  // One write: no version of the node had one without the other.
  const cached = () => cluster.index()?.cluster.nodes.find((node) => node.name === name);
  await eventually(() => cached()?.intent).toEqual(intent);
  expect(cached()?.unschedulable).toBe(true);

  await change(cluster, name, { unschedulable: false, intent: null });
  const raw = await http.fetchJson<{ spec: object; metadata: { annotations?: object } }>({
    path: `/api/v1/nodes/${name}`,
  });
  expect(raw.spec).not.toHaveProperty("unschedulable");
  expect(raw.metadata.annotations).not.toHaveProperty(["drydock.dev/maintenance"]);
});

test("a node that has moved on is a conflict, and nothing is written", async () => {
  const cluster = openCluster(undefined, false);
  const name = await oneWorker();
  const patch = { resourceVersion: "1", unschedulable: true };
  await expect(cluster.patchNode(name, patch)).rejects.toMatchObject({
    failure: { code: "conflict", object: `node ${name}` },
  });
  expect((await cluster.readNode(name)).unschedulable).toBe(false);
  await expect(cluster.patchNode("nobody", patch)).rejects.toMatchObject({ failure: { code: "not-found" } });
});

test("pods of a node, freshly listed", async () => {
  const http = openHttp();
  const cluster = openCluster(undefined, false);
  const namespace = await createNamespace(http);
  const [first, second] = await workers(http);
  await createPod(http, namespace, "here", { node: first });
  await createPod(http, namespace, "there", { node: second });
  const mine = (await cluster.listPodsOf(first ?? "")).filter((pod) => pod.namespace === namespace);
  expect(mine.map(({ name, nodeName }) => [name, nodeName])).toEqual([["here", first]]);
});

test("attachments of a node", async () => {
  const http = openHttp();
  const cluster = openCluster(undefined, false);
  const [first, second] = await workers(http);
  const attachments = "/apis/storage.k8s.io/v1/volumeattachments";
  for (const [name, nodeName] of [
    ["of-first", first],
    ["of-second", second],
  ]) {
    await create(http, attachments, {
      metadata: { name },
      spec: { attacher: "csi.example", nodeName, source: { persistentVolumeName: `pv-${name}` } },
    });
  }
  await expect(cluster.listAttachmentsOf(first ?? "")).resolves.toEqual([
    expect.objectContaining({ name: "of-first", volume: "pv-of-first" }),
  ]);
});

test("the lease: one takes it, the other meets a conflict", async () => {
  const a = openCluster(undefined, false);
  const b = openCluster(undefined, false);
  await remove(openHttp(), "/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/drydock");
  await expect(a.readLease()).resolves.toBeUndefined();
  const taken = await a.writeLease({ holder: "a", leaseSeconds: 15 });
  await expect(b.writeLease({ holder: "b", leaseSeconds: 15 })).rejects.toMatchObject({
    failure: { code: "conflict" },
  });
  const seen = await b.readLease();
  expect(seen).toEqual(taken);
  expect(Math.abs(Date.parse(taken.renewedAt) - Date.now())).toBeLessThan(10_000);
  const renewed = await a.writeLease({
    holder: "a",
    leaseSeconds: 15,
    resourceVersion: taken.resourceVersion,
  });
  expect(renewed.resourceVersion).not.toBe(taken.resourceVersion);
  const late = { holder: "b", leaseSeconds: 15, resourceVersion: taken.resourceVersion };
  await expect(b.writeLease(late)).rejects.toMatchObject({ failure: { code: "conflict" } });
});

test("an administrator may do everything that the console needs", async () => {
  const found = await openCluster(undefined, false).permissions();
  expect(found).toHaveLength(14);
  expect(found.filter(({ allowed }) => !allowed)).toEqual([]);
});

test("a limited account: permissions say what is missing, and what is optional stays empty", async () => {
  const http = openHttp();
  const namespace = await createNamespace(http);
  const token = await createAccount(http, namespace, "reader");
  const rbac = "/apis/rbac.authorization.k8s.io/v1";
  const role = `reader-${namespace}`;
  await create(http, `${rbac}/clusterroles`, {
    metadata: { name: role },
    rules: [{ apiGroups: [""], resources: ["nodes", "pods"], verbs: ["get", "list", "watch"] }],
  });
  await create(http, `${rbac}/clusterrolebindings`, {
    metadata: { name: role },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: role },
    subjects: [{ kind: "ServiceAccount", name: "reader", namespace }],
  });
  const cluster = openCluster(contextWith({ token }));
  await eventually(() => cluster.freshness().state).toBe("live");
  expect(cluster.index()?.cluster.nodes).toHaveLength(4);
  expect(cluster.index()?.cluster.budgets).toEqual([]);
  const allowed = (await cluster.permissions()).filter((permission) => permission.allowed);
  expect(allowed.map(({ verb, resource }) => `${verb} ${resource}`).sort()).toEqual([
    "list nodes",
    "list pods",
    "watch nodes",
    "watch pods",
  ]);
  const name = await oneWorker();
  const { resourceVersion } = await cluster.readNode(name);
  await expect(cluster.patchNode(name, { resourceVersion, unschedulable: true })).rejects.toMatchObject({
    failure: { code: "forbidden", verb: "patch", object: `node ${name}` },
  });
  const pod = await createPod(http, namespace, "p", { node: name });
  await expect(cluster.evict(pod, {})).resolves.toMatchObject({
    kind: "forbidden",
    message: expect.stringContaining('cannot create resource "pods/eviction"'),
  });
});

test("an account without any right is refused, with the API server's words", async () => {
  const http = openHttp();
  const namespace = await createNamespace(http);
  const cluster = openCluster(contextWith({ token: await createAccount(http, namespace, "nobody") }));
  await eventually(() => cluster.freshness().state).toBe("refused");
  expect(cluster.freshness()).toMatchObject({ why: expect.stringContaining("cannot list resource") });
  expect(cluster.index()).toBeUndefined();
});

test("wrong credentials are refused, not unreachable", async () => {
  const cluster = openCluster(contextWith({ token: "wrong" }));
  await eventually(() => cluster.freshness().state).toBe("refused");
  expect(cluster.freshness()).toMatchObject({ why: "The API server refused the credentials: Unauthorized" });
  await expect(cluster.readNode("any")).rejects.toMatchObject({ failure: { code: "cluster-credentials" } });
});

test("a port where nothing listens is unreachable, within the deadline", async () => {
  const began = performance.now();
  const cluster = openCluster(contextWith({ port: 1 }));
  await eventually(() => cluster.freshness().state).toBe("unreachable");
  await expect(cluster.readNode("any")).rejects.toMatchObject({ failure: { code: "cluster-unreachable" } });
  expect(performance.now() - began).toBeLessThan(3000);
});

test("the administrator's kubeconfig works by itself", async () => {
  const flat = openCluster(undefined, false).adminKubeconfig();
  expect(flat).toHaveProperty("text");
  expect("text" in flat && flat.text).toContain(`current-context: ${adminContext().name}`);
});
