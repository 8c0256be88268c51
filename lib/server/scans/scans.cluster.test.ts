import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from "vitest";
import { eventually } from "@/lib/adapters/kubernetes/testing/eventually";
import { addNode } from "@/lib/adapters/kubernetes/testing/own-node";
import { contextWith, openCluster, openHttp, workers } from "@/lib/adapters/kubernetes/testing/real-cluster";
import { buildAdministrator } from "@/lib/domain/access/testing/principals";
import { turnOff } from "@/lib/operations/turn-off";
import { turnOn } from "@/lib/operations/turn-on";
import { startRuntime } from "@/lib/server/runtime";
import { NO_RECORDS } from "@/lib/server/testing/no-records";

async function kubectl(...words: string[]): Promise<string> {
  const program = join(dirname(inject("kubeconfig")), "kubectl");
  return (await promisify(execFile)(program, words)).stdout.trim();
}

const FILES = ["deploy/rbac.yaml", "deploy/scans.yaml", "deploy/scan-policy.yaml"];
const SCANS = "/apis/batch/v1/namespaces/drydock-scans/jobs";
/** The sandbox outlives a run of the tests. */
const run = `${Date.now()}`.slice(0, 14).padEnd(14, "0");

beforeAll(async () => {
  for (const file of FILES) await kubectl("apply", "-f", file);
});
afterAll(async () => {
  await kubectl("delete", "-f", "deploy/scan-policy.yaml");
});

/** The console as deploy/ sets it up: with its account's rights and no others. */
async function asDeployed() {
  const token = await kubectl("create", "token", "drydock", "--namespace", "drydock");
  return contextWith({ token });
}

/** What the API server says of a Job of that name; it is not kept. */
async function tryJob(path: string, name: string, labels: Record<string, string> = {}): Promise<string> {
  const { status, body } = await openHttp().ask({
    method: "POST",
    path,
    query: { dryRun: "All" },
    body: {
      metadata: { name },
      spec: {
        template: {
          metadata: { labels },
          spec: { restartPolicy: "Never", containers: [{ name: "main", image: "registry.example/app:1" }] },
        },
      },
    },
  });
  return `${status} ${(body as { message?: string }).message ?? ""}`;
}

test("the rights of deploy/ are enough to start a scan, to read what it found, and to delete it", async () => {
  const [node = ""] = await workers(openHttp());
  const { scans } = openCluster(await asDeployed(), false);
  const target = { node, controlPlane: false, etcd: false };
  await scans.start({ run, kind: "kube-bench", by: "mira", targets: [target], image: "bench:1" });
  const mine = async () => (await scans.list())?.filter((job) => job.run === run);
  expect(await mine()).toMatchObject([{ kind: "kube-bench", node, by: "mira", state: "running" }]);
  await eventually(async () => (await mine())?.map(({ state }) => state)).toEqual(["done"]);
  expect(await scans.readLog({ name: `kube-bench-${run}-0` })).toContain('"Controls"');
  await scans.remove(run);
  await eventually(mine).toEqual([]);
});

test("the policy denies a scan's Job, whoever makes it, while a node is in maintenance, and allows it before and after", async () => {
  const { name: node } = await addNode(openHttp(), "scans-b");
  const identity = { holder: `scans-${run}`, succeeds: () => true };
  const self = { identity, installation: "here", records: NO_RECORDS };
  const runtime = startRuntime(openCluster(await asDeployed(), false), self);
  onTestFinished(runtime.stop);
  const ctx = runtime.context(buildAdministrator("vera"));
  await eventually(() => runtime.port.index()?.node(node) !== undefined).toBe(true);
  await eventually(() => tryJob(SCANS, "one")).toMatch(/^201/);

  await turnOn({ ctx, input: { node, reason: "new disk", options: { consents: [] }, id: `s-${run}` } });
  await eventually(() => tryJob(SCANS, "one")).toMatch(/^403/);
  const words = new RegExp(`no scan starts while a node is in maintenance: .*${node}`);
  expect(await tryJob(SCANS, "one")).toMatch(words);
  const elsewhere = "/apis/batch/v1/namespaces/default/jobs";
  expect(await tryJob(elsewhere, "kube-bench-master")).toMatch(words);
  expect(await tryJob(elsewhere, "one", { app: "kube-bench" })).toMatch(words);
  expect(await tryJob(elsewhere, "one", { app: "web" })).toMatch(/^201/);

  await turnOff({ ctx, input: { node } });
  await eventually(() => tryJob(SCANS, "one")).toMatch(/^201/);
  expect(await tryJob(elsewhere, "kube-bench-master")).toMatch(/^201/);
});

test("without its ConfigMap nothing is known, and nothing starts", async () => {
  await kubectl("delete", "configmap", "drydock-maintenance", "--namespace", "drydock-scans");
  await eventually(() => tryJob(SCANS, "one")).toMatch(/^422 .*no params found/);
  await kubectl("apply", "-f", "deploy/scan-policy.yaml");
  await eventually(() => tryJob(SCANS, "one")).toMatch(/^201/);
});
