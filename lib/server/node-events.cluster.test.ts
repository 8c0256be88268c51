import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, inject, onTestFinished, test } from "vitest";
import { eventually } from "@/lib/adapters/kubernetes/testing/eventually";
import { addNode } from "@/lib/adapters/kubernetes/testing/own-node";
import {
  contextWith,
  create,
  createAccount,
  createNamespace,
  openCluster,
  openHttp,
  workers,
} from "@/lib/adapters/kubernetes/testing/real-cluster";
import { buildAdministrator } from "@/lib/domain/access/testing/principals";
import { turnOff } from "@/lib/operations/turn-off";
import { turnOn } from "@/lib/operations/turn-on";
import { NO_RECORDS } from "@/lib/server/testing/no-records";
import { startRuntime } from "./runtime";

const order = { reason: "new disk", options: { consents: [] } };
/** The sandbox outlives a run of the tests: so events of before have other names. */
const run = `${process.pid}-${Date.now().toString(36)}`;

/** What kubectl describe shows of Drydock's events: "Normal MaintenanceStarted: …", in order of words: all may be of one second. */
async function described(node: string): Promise<string[]> {
  const kubectl = join(dirname(inject("kubeconfig")), "kubectl");
  const { stdout } = await promisify(execFile)(kubectl, ["describe", "node", node]);
  const events = stdout.slice(stdout.indexOf("\nEvents:"));
  return events
    .split("\n")
    .map((line) => line.trim().split(/\s{2,}/))
    .filter(([, , , from]) => from === "drydock")
    .map(([type, reason, , , message]) => `${type} ${reason}: ${message}`)
    .sort();
}

function openConsole(holder: string) {
  const identity = { holder, succeeds: () => true };
  const runtime = startRuntime(openCluster(undefined, false), {
    identity,
    installation: "here",
    records: NO_RECORDS,
  });
  onTestFinished(runtime.stop);
  return { runtime, ctx: runtime.context(buildAdministrator("vera")) };
}

test("kubectl describe node tells of a maintenance, once each, also after a restart of the console", async () => {
  const { name: node } = await addNode(openHttp(), "events-a");
  const first = openConsole("events-1");
  await eventually(() => first.runtime.port.index()?.cluster.nodes.some(({ name }) => name === node)).toBe(
    true,
  );
  await turnOn({ ctx: first.ctx, input: { ...order, node, id: `m-${run}` } });
  const told = [
    "Normal MaintenanceStarted: vera turned maintenance mode on: new disk. 0 pods to move.",
    "Normal MaintenanceComplete: Safe to power off: all checks hold.",
  ];
  await eventually(() => described(node)).toEqual(told.toSorted());

  await first.runtime.stop();
  const second = openConsole("events-2");
  const phase = () => second.runtime.rows().find(({ name }) => name === node)?.maintenance?.phase;
  await eventually(phase).toBe("complete");
  await turnOff({ ctx: second.ctx, input: { node } });
  const ended = "Normal MaintenanceEnded: vera turned maintenance mode off, takes pods again.";
  await eventually(() => described(node)).toEqual([...told, ended].toSorted());
});

test("an occasion that is there already is left; one about a long text is cut", async () => {
  const cluster = openCluster(undefined, false);
  const node = await addNode(openHttp(), "events-b");
  const event = { type: "Warning" as const, reason: "MaintenanceBlocked", note: "x".repeat(2_000) };
  const record = { ...event, node, occasion: `twice ${run}`, at: new Date(), instance: "one" };
  await cluster.recordNodeEvent(record);
  await cluster.recordNodeEvent({ ...record, note: "again", at: new Date() });
  expect(await described(node.name)).toEqual([`Warning MaintenanceBlocked: ${"x".repeat(999)}…`]);
});

test("the Role of deploy/rbac.yaml is enough, and without it the failure is named", async () => {
  const http = openHttp();
  const namespace = await createNamespace(http);
  const cluster = openCluster(contextWith({ token: await createAccount(http, namespace, "teller") }), false);
  const [, , name = ""] = await workers(http);
  const { uid } = await openCluster(undefined, false).readNode(name);
  const event = { type: "Normal" as const, reason: "MaintenanceStarted", note: "by a limited account" };
  const record = { ...event, node: { name, uid }, occasion: `rbac ${run}`, at: new Date(), instance: "one" };
  await expect(cluster.recordNodeEvent(record)).rejects.toMatchObject({
    failure: { code: "forbidden", verb: "create", object: `event about node ${name}` },
  });
  const rbac = "/apis/rbac.authorization.k8s.io/v1/namespaces/default";
  await create(http, `${rbac}/roles`, {
    metadata: { name: namespace },
    rules: [{ apiGroups: [""], resources: ["events"], verbs: ["create"] }],
  });
  await create(http, `${rbac}/rolebindings`, {
    metadata: { name: namespace },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: namespace },
    subjects: [{ kind: "ServiceAccount", name: "teller", namespace }],
  });
  await eventually(() =>
    cluster.recordNodeEvent(record).then(
      () => "written",
      () => "refused",
    ),
  ).toBe("written");
});
