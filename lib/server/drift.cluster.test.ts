import { expect, onTestFinished, test } from "vitest";
import type { KubeHttp } from "@/lib/adapters/kubernetes/http";
import { eventually } from "@/lib/adapters/kubernetes/testing/eventually";
import { addNode } from "@/lib/adapters/kubernetes/testing/own-node";
import {
  createNamespace,
  createPod,
  openCluster,
  openHttp,
  remove,
} from "@/lib/adapters/kubernetes/testing/real-cluster";
import { buildAdministrator } from "@/lib/domain/access/testing/principals";
import { formatIntent, MAINTENANCE_ANNOTATION } from "@/lib/domain/intent";
import { intentOf } from "@/lib/domain/node";
import { turnOn } from "@/lib/operations/turn-on";
import { NO_RECORDS } from "@/lib/server/testing/no-records";
import { type Runtime, startRuntime } from "./runtime";
import { readEvent } from "./testing/read-event";

function openConsole(holder: string): Runtime {
  const identity = { holder, succeeds: () => true };
  const runtime = startRuntime(openCluster(undefined, false), {
    identity,
    installation: "here",
    records: NO_RECORDS,
  });
  onTestFinished(runtime.stop);
  return runtime;
}

function patch(http: KubeHttp, path: string, body: object) {
  return http.fetchJson({ method: "PATCH", path, contentType: "application/merge-patch+json", body });
}

/** A node in maintenance with one pod that a finalizer keeps. */
async function drain(http: KubeHttp, runtime: Runtime, node: string) {
  await addNode(http, node);
  await patch(http, `/api/v1/nodes/${node}/status`, { status: { nodeInfo: { bootID: "boot-1" } } });
  const namespace = await createNamespace(http);
  const pod = await createPod(http, namespace, "held", { node, finalizers: ["example.com/hold"] });
  const held = `/api/v1/namespaces/${namespace}/pods/held`;
  onTestFinished(async () => {
    await patch(http, held, { metadata: { finalizers: null } }).catch(() => undefined); // it may be gone
  });
  await eventually(() =>
    runtime.port
      .index()
      ?.pods.all()
      .some(({ uid }) => uid === pod.uid),
  ).toBe(true);
  await eventually(() => runtime.port.index()?.cluster.nodes.find(({ name }) => name === node)?.bootId).toBe(
    "boot-1",
  );
  const consents = [{ uid: pod.uid, cause: "bare" as const }];
  const input = { node, reason: "new disk", options: { consents }, id: `m-${node}` };
  const written = await turnOn({ ctx: runtime.context(buildAdministrator("vera")), input });
  const deletionAt = () =>
    runtime.port
      .index()
      ?.pods.all()
      .find(({ uid }) => uid === pod.uid)?.deletionAt;
  await eventually(deletionAt).toBeDefined();
  return { written, namespace, held };
}

function stateOf(runtime: Runtime, name: string) {
  const node = runtime.index().node(name);
  const intent = node && intentOf(node);
  return node && intent && runtime.source().stateFor(runtime.index(), node, intent);
}

test("a reboot, an autoscaler and a kubelet that is away are told while a drain goes on", async () => {
  const http = openHttp();
  const runtime = openConsole("drift-1");
  const { held } = await drain(http, runtime, "drift-a");
  const reading = (id: string) => stateOf(runtime, "drift-a")?.readings.find((one) => one.id === id);
  expect(reading("rebooted")).toMatchObject({ value: "no" });
  expect(reading("kubelet")).toMatchObject({ state: "ok" });
  expect(reading("replacement")).toBeUndefined();

  const path = "/api/v1/nodes/drift-a";
  await patch(http, `${path}/status`, { status: { nodeInfo: { bootID: "boot-2" } } });
  await eventually(() => reading("rebooted")).toMatchObject({ state: "ok", value: "yes" });
  const taint = { key: "ToBeDeletedByClusterAutoscaler", value: "1", effect: "NoSchedule" };
  await patch(http, path, { spec: { taints: [taint] } });
  await eventually(() => reading("replacement")).toMatchObject({
    state: "warn",
    detail: expect.stringContaining("The cluster autoscaler is removing it"),
  });
  await patch(http, path, { metadata: { annotations: { "sandbox.drydock.dev/not-ready": "true" } } });
  await eventually(() => reading("kubelet")).toMatchObject({
    state: "warn",
    detail: expect.stringContaining("Pods stay Terminating until it is back"),
  });
  // None of it stopped the drain.
  await patch(http, held, { metadata: { finalizers: null } });
  await eventually(() => stateOf(runtime, "drift-a")?.phase).toBe("complete");
});

test("a node that is deleted takes its maintenance along, and the console goes on", async () => {
  const http = openHttp();
  const runtime = openConsole("drift-2");
  const { held } = await drain(http, runtime, "drift-b");
  await remove(http, "/api/v1/nodes/drift-b");
  await eventually(() => runtime.rows().some(({ name }) => name === "drift-b")).toBe(false);
  const told = (node: string) => {
    const hub = runtime.topics.find("");
    hub?.follow({ wake: () => {}, close: () => {} })();
    const event = readEvent(hub?.next(undefined)?.event);
    return event?.type === "snapshot" ? event.activity.find((entry) => entry.node === node)?.text : undefined;
  };
  await eventually(() => told("drift-b")).toBe("The node was deleted, its maintenance with it");
  await patch(http, held, { metadata: { finalizers: null } });
  await drain(http, runtime, "drift-c").then(({ held }) =>
    patch(http, held, { metadata: { finalizers: null } }),
  );
  await eventually(() => stateOf(runtime, "drift-c")?.phase).toBe("complete");
});

test("a node that is made again with its old annotation is asked about, and nothing of it is evicted", async () => {
  const http = openHttp();
  const runtime = openConsole("drift-3");
  const { written, held, namespace } = await drain(http, runtime, "drift-d");
  const intent = intentOf(written);
  if (!intent) throw new Error("not in maintenance");
  await patch(http, held, { metadata: { finalizers: null } });
  await remove(http, "/api/v1/nodes/drift-d");
  const annotations = { [MAINTENANCE_ANNOTATION]: formatIntent(intent) };
  const again = await addNode(http, "drift-d", { annotations });
  const pod = await createPod(http, namespace, "new", { node: "drift-d" });
  // Even an agreement about the new pod is one for the node that was.
  const consents = [{ uid: pod.uid, cause: "bare" as const }];
  const agreed = formatIntent({ ...intent, options: { consents } });
  await patch(http, "/api/v1/nodes/drift-d", {
    metadata: { annotations: { [MAINTENANCE_ANNOTATION]: agreed } },
    spec: { unschedulable: true },
  });
  expect(again.uid).not.toBe(intent.nodeUid);
  await eventually(() => stateOf(runtime, "drift-d")).toMatchObject({
    phase: "paused",
    question: { kind: "recreated" },
    remaining: [{ name: "new" }],
  });
  const path = `/api/v1/namespaces/${namespace}/pods/new`;
  expect((await http.ask({ path })).body).not.toHaveProperty("metadata.deletionTimestamp");
});
