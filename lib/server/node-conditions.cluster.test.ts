import { expect, onTestFinished, test } from "vitest";
import { eventually } from "@/lib/adapters/kubernetes/testing/eventually";
import { addNode } from "@/lib/adapters/kubernetes/testing/own-node";
import {
  createNamespace,
  createPod,
  openCluster,
  openHttp,
} from "@/lib/adapters/kubernetes/testing/real-cluster";
import { buildAdministrator } from "@/lib/domain/access/testing/principals";
import { changeMaintenance } from "@/lib/operations/change-maintenance";
import { turnOff } from "@/lib/operations/turn-off";
import { turnOn } from "@/lib/operations/turn-on";
import { NO_RECORDS } from "@/lib/server/testing/no-records";
import { startRuntime } from "./runtime";

const KUBELETS = ["Ready", "MemoryPressure", "DiskPressure", "PIDPressure", "NetworkUnavailable"];

function openConsole(holder: string, nodeConditions: boolean) {
  const identity = { holder, succeeds: () => true };
  const port = openCluster(undefined, false);
  const runtime = startRuntime(port, { identity, installation: "here", records: NO_RECORDS, nodeConditions });
  onTestFinished(runtime.stop);
  const conditions = async (name: string) => {
    const node = await port.readNode(name);
    const all = node.conditions;
    return {
      kubelets: all.filter(({ type }) => KUBELETS.includes(type)).length,
      ours: all
        .filter(({ type }) => !KUBELETS.includes(type))
        .map(({ type }) => type)
        .sort(),
    };
  };
  return { runtime, ctx: runtime.context(buildAdministrator("vera")), conditions };
}

test("a node says by its conditions where its maintenance is, and keeps the kubelet's", async () => {
  const http = openHttp();
  const { runtime, ctx, conditions } = openConsole("conditions", true);
  const { name: node } = await addNode(http, "conditions-a");
  const namespace = await createNamespace(http);
  const pod = await createPod(http, namespace, "slow", { node, finalizers: ["example.com/hold"] });
  await eventually(() =>
    runtime.port
      .index()
      ?.pods.all()
      .some(({ uid }) => uid === pod.uid),
  ).toBe(true);
  const { kubelets } = await conditions(node);
  expect(kubelets).toBeGreaterThan(0);

  const options = { consents: [{ uid: pod.uid, cause: "bare" as const }] };
  await turnOn({ ctx, input: { node, reason: "new disk", options, id: "m-conditions" } });
  await eventually(() => conditions(node)).toEqual({
    kubelets,
    ours: ["DrainInProgress", "MaintenancePlanned"],
  });
  await changeMaintenance({ ctx, input: { node, change: { action: "pause" } } });
  await eventually(() => conditions(node)).toEqual({ kubelets, ours: ["MaintenancePlanned"] });
  await changeMaintenance({ ctx, input: { node, change: { action: "resume" } } });
  await http.fetchJson({
    method: "PATCH",
    path: `/api/v1/namespaces/${namespace}/pods/slow`,
    contentType: "application/merge-patch+json",
    body: { metadata: { finalizers: null } },
  });
  await eventually(() => conditions(node)).toEqual({ kubelets, ours: ["Drained", "MaintenanceInProgress"] });
  await turnOff({ ctx, input: { node } });
  await eventually(() => conditions(node)).toEqual({ kubelets, ours: [] });
});

test("what a predecessor left on a node is taken away; without the setting nothing is written", async () => {
  const { name: node } = await addNode(openHttp(), "conditions-b");
  const off = openConsole("conditions-off", false);
  await eventually(() => off.runtime.port.index()?.cluster.nodes.some(({ name }) => name === node)).toBe(
    true,
  );
  await turnOn({ ctx: off.ctx, input: { node, reason: "r", options: { consents: [] }, id: "m-off" } });
  await eventually(() => off.runtime.rows().find(({ name }) => name === node)?.maintenance?.phase).toBe(
    "complete",
  );
  expect((await off.conditions(node)).ours).toEqual([]);
  await turnOff({ ctx: off.ctx, input: { node } });
  await eventually(async () => (await off.runtime.port.readNode(node)).intent).toBeUndefined();
  await off.runtime.stop();

  const cluster = openCluster(undefined, false);
  const set = { reason: "DrydockMaintenance", message: "left behind" };
  await cluster.patchNodeConditions(node, [{ type: "Drained", set }]);
  const on = openConsole("conditions-on", true);
  await eventually(async () => (await on.conditions(node)).ours).toEqual([]);
});
