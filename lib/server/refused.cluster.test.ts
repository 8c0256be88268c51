import { expect, onTestFinished, test } from "vitest";
import { eventually } from "@/lib/adapters/kubernetes/testing/eventually";
import { addNode } from "@/lib/adapters/kubernetes/testing/own-node";
import {
  createNamespace,
  createPod,
  openCluster,
  openHttp,
} from "@/lib/adapters/kubernetes/testing/real-cluster";
import { startWebhook } from "@/lib/adapters/kubernetes/testing/webhook";
import { buildAdministrator } from "@/lib/domain/access/testing/principals";
import { turnOff } from "@/lib/operations/turn-off";
import { turnOn } from "@/lib/operations/turn-on";
import { NO_RECORDS } from "@/lib/server/testing/no-records";
import { startRuntime } from "./runtime";

test("a webhook that cuts the connection is asked until it answers; the node is not Complete before", async () => {
  const http = openHttp();
  const identity = { holder: "refused", succeeds: () => true };
  const runtime = startRuntime(openCluster(undefined, false), {
    identity,
    installation: "here",
    records: NO_RECORDS,
  });
  onTestFinished(runtime.stop);
  const ctx = runtime.context(buildAdministrator("vera"));
  const namespace = await createNamespace(http);
  const { name: node } = await addNode(http, "refused");
  const pod = await createPod(http, namespace, "vm", { node });
  const webhook = await startWebhook(http, { namespace, pod: "vm" });
  webhook.answer = "cut";
  await eventually(() =>
    runtime.port
      .index()
      ?.pods.all()
      .some(({ uid }) => uid === pod.uid),
  ).toBe(true);

  const options = { consents: [{ uid: pod.uid, cause: "bare" as const }] };
  await turnOn({ ctx, input: { node, reason: "new disk", options, id: "m-refused" } });
  const maintenance = () => runtime.rows().find(({ name }) => name === node)?.maintenance;
  await eventually(() => maintenance()?.phase).toBe("blocked");
  expect(webhook.asked()).toBeGreaterThanOrEqual(3);
  const state = () => {
    const index = runtime.index();
    const seen = index.node(node);
    const intent = seen?.intent;
    if (!seen || typeof intent !== "object") throw new Error("not in maintenance");
    return runtime.source().stateFor(index, seen, intent);
  };
  expect(state().remaining).toMatchObject([
    {
      name: "vm",
      cause: "refused",
      detail: expect.stringContaining(`Webhook ${webhook.name} has to be asked`),
    },
  ]);

  webhook.answer = { allowed: true };
  await eventually(() => maintenance()?.phase).toBe("complete");
  const path = `/api/v1/namespaces/${namespace}/pods/vm`;
  expect((await http.ask({ path })).status).toBe(404);
  await turnOff({ ctx, input: { node } });
  await eventually(async () => (await runtime.port.readNode(node)).intent).toBeUndefined();
});
