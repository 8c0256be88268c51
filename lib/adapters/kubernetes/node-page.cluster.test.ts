import { expect, onTestFinished, test } from "vitest";
import { volumesOf } from "@/lib/domain/node-volumes";
import { eventually } from "./testing/eventually";
import { addNode } from "./testing/own-node";
import {
  contextWith,
  create,
  createAccount,
  createNamespace,
  openCluster,
  openHttp,
  remove,
} from "./testing/real-cluster";

const run = `${process.pid}-${Date.now().toString(36)}`;

test("events about a node: ours, the controllers' and the kubelet's, and no other node's", async () => {
  const http = openHttp();
  const cluster = openCluster(undefined, false);
  const node = await addNode(http, `told-${run}`);
  const other = await addNode(http, `other-${run}`);
  const told = async () => (await cluster.listNodeEvents(node)).events;
  // The node controller greets each node.
  await eventually(async () => (await told()).map(({ reason }) => reason)).toEqual(["RegisteredNode"]);
  const record = {
    node,
    type: "Warning" as const,
    reason: "MaintenanceBlocked",
    note: "A budget holds it.",
    occasion: run,
    at: new Date(Date.now() + 60_000),
    instance: "test",
  };
  await cluster.recordNodeEvent(record);
  await cluster.recordNodeEvent({ ...record, node: other });
  await create(http, "/api/v1/namespaces/default/events", {
    metadata: { name: `kubelet-${run}` },
    involvedObject: { kind: "Node", name: node.name, uid: node.name },
    type: "Normal",
    reason: "Starting",
    message: "Starting kubelet.",
    source: { component: "kubelet" },
    firstTimestamp: "2026-01-01T00:00:00Z",
    lastTimestamp: "2026-01-01T00:00:00Z",
    count: 2,
  });
  expect((await told()).map(({ type, reason, source, count }) => [type, reason, source, count])).toEqual([
    ["Warning", "MaintenanceBlocked", "drydock", 1],
    ["Normal", "RegisteredNode", "node-controller", 1],
    ["Normal", "Starting", "kubelet", 2],
  ]);
});

test("an account that may not list events is told so", async () => {
  const http = openHttp();
  const namespace = await createNamespace(http);
  const token = await createAccount(http, namespace, "nobody");
  const cluster = openCluster(contextWith({ token }), false);
  await expect(cluster.listNodeEvents({ name: "w1", uid: "u1" })).rejects.toMatchObject({
    failure: { code: "forbidden", verb: "list", why: expect.stringContaining('in the namespace "default"') },
  });
});

test("a volume of a node: attaching, attached, and detaching until its driver lets go", async () => {
  const http = openHttp();
  const cluster = openCluster();
  const { name: node } = await addNode(http, `disks-${run}`);
  const attachments = "/apis/storage.k8s.io/v1/volumeattachments";
  const one = `${attachments}/hold-${run}`;
  const patch = (body: object, subresource = "") =>
    http.fetchJson({
      method: "PATCH",
      path: `${one}${subresource}`,
      body,
      contentType: "application/merge-patch+json",
    });
  const states = () => {
    const index = cluster.index();
    const found = index?.node(node);
    return index && found && volumesOf(index, found).map(({ name, state, error }) => [name, state, error]);
  };
  // An attacher that nobody plays: what it does is done here.
  await create(http, attachments, {
    metadata: { name: `hold-${run}`, finalizers: ["test.example/held"] },
    spec: { attacher: "nobody.example", nodeName: node, source: { persistentVolumeName: `pv-${run}` } },
  });
  onTestFinished(() => remove(openHttp(), one));
  await eventually(states).toEqual([[`pv-${run}`, "attaching", undefined]]);
  await patch({ status: { attached: false, attachError: { message: "no path to the disk" } } }, "/status");
  await eventually(states).toEqual([[`pv-${run}`, "attaching", "no path to the disk"]]);
  await patch({ status: { attached: true, attachError: null } }, "/status");
  await eventually(states).toEqual([[`pv-${run}`, "attached", undefined]]);
  await remove(http, one);
  await eventually(states).toEqual([[`pv-${run}`, "detaching", undefined]]);
  await patch({ metadata: { finalizers: null } });
  await eventually(states).toEqual([]);
});

/** What metrics-server serves, as objects of the API server itself: kubectl top takes them for it. */
const DEFINITION = {
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: {
    name: "nodes.metrics.k8s.io",
    annotations: { "api-approved.kubernetes.io": "unapproved, for tests" },
  },
  spec: {
    group: "metrics.k8s.io",
    scope: "Cluster",
    names: { plural: "nodes", singular: "node", kind: "NodeMetrics", listKind: "NodeMetricsList" },
    versions: [
      {
        name: "v1beta1",
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } },
      },
    ],
  },
};

test("use is read where it is measured, and nothing is amiss where it is not", async () => {
  const http = openHttp();
  const cluster = openCluster(undefined, false);
  await expect(cluster.readUsage()).resolves.toBeUndefined();
  const definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  await create(http, definitions, DEFINITION);
  onTestFinished(() => remove(openHttp(), `${definitions}/nodes.metrics.k8s.io`));
  const metrics = "/apis/metrics.k8s.io/v1beta1/nodes";
  await eventually(async () => (await http.ask({ path: metrics })).status).toBe(200);
  await create(http, metrics, {
    apiVersion: "metrics.k8s.io/v1beta1",
    kind: "NodeMetrics",
    metadata: { name: "w1" },
    timestamp: "2026-01-01T00:00:25Z",
    window: "20s",
    usage: { cpu: "1500m", memory: "3Gi" },
  });
  await expect(cluster.readUsage()).resolves.toEqual({
    measuredAt: "2026-01-01T00:00:25Z",
    nodes: { w1: { cpuMilli: 1500, memoryBytes: 3 * 2 ** 30 } },
  });
  await remove(http, `${definitions}/nodes.metrics.k8s.io`);
  await eventually(async () => (await http.ask({ path: metrics })).status).toBe(404);
  await expect(cluster.readUsage()).resolves.toBeUndefined();
});
