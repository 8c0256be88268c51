import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, inject, onTestFinished, test } from "vitest";
import { eventually } from "@/lib/adapters/kubernetes/testing/eventually";
import {
  contextWith,
  create,
  createNamespace,
  openCluster,
  openHttp,
} from "@/lib/adapters/kubernetes/testing/real-cluster";
import { buildAdministrator, buildMember } from "@/lib/domain/access/testing/principals";
import type { RestartTarget } from "@/lib/domain/rebalance/observed";
import { podsOfWorkload } from "@/lib/domain/rebalance/pods-of";
import { progressOf } from "@/lib/domain/rebalance/progress";
import { beginRestarts } from "@/lib/operations/restart-workloads";
import { startRuntime } from "@/lib/server/runtime";
import { memoryRestartStore } from "@/lib/server/testing/memory-restarts";
import { NO_RECORDS } from "@/lib/server/testing/no-records";
import { startRestartDriver } from "./driver";

async function kubectl(...words: string[]): Promise<string> {
  const program = join(dirname(inject("kubeconfig")), "kubectl");
  return (await promisify(execFile)(program, words)).stdout.trim();
}

/** The console as deploy/ sets it up: with its account's rights and no others. */
async function asDeployed() {
  const token = await kubectl("create", "token", "drydock", "--namespace", "drydock");
  return contextWith({ token });
}

const PLURALS = { Deployment: "deployments", StatefulSet: "statefulsets" };

/** Two replicas in a namespace of the test's own, Ready. */
async function workload(http: ReturnType<typeof openHttp>, kind: RestartTarget["kind"], namespace: string) {
  const name = kind.toLowerCase();
  const labels = { app: name };
  await create(http, `/apis/apps/v1/namespaces/${namespace}/${PLURALS[kind]}`, {
    metadata: { name },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      serviceName: kind === "StatefulSet" ? name : undefined,
      template: {
        metadata: { labels },
        spec: {
          terminationGracePeriodSeconds: 1,
          containers: [{ name: "main", image: "registry.example/app:1" }],
        },
      },
    },
  });
  return { kind, namespace, name };
}

test("the rights of deploy/ are enough to restart, one after another, and without them the rule is named", async () => {
  const http = openHttp();
  await kubectl("apply", "-f", "deploy/rbac.yaml");
  const before = openCluster(await asDeployed(), false);
  expect(await before.restarts.missing()).toEqual(["patch deployments.apps", "patch statefulsets.apps"]);
  await kubectl("apply", "-f", "deploy/restarts.yaml");
  onTestFinished(async () => void (await kubectl("delete", "-f", "deploy/restarts.yaml")));
  await eventually(() => before.restarts.missing()).toEqual([]);

  const namespace = await createNamespace(http);
  const targets = [
    await workload(http, "Deployment", namespace),
    await workload(http, "StatefulSet", namespace),
  ];
  const runtime = startRuntime(openCluster(await asDeployed(), false), {
    identity: { holder: "restarts-test", succeeds: () => false },
    installation: "restarts-test",
    records: NO_RECORDS,
  });
  onTestFinished(runtime.stop);
  const { restarts, info } = runtime.port;
  const ready = async (target: RestartTarget) => {
    const rollout = await restarts.read(target);
    return rollout !== undefined && progressOf(rollout).state === "done" && rollout.ready === 2;
  };
  await eventually(async () => (await Promise.all(targets.map(ready))).every(Boolean)).toBe(true);
  await eventually(() => targets.map((target) => podsOfWorkload(runtime.index(), target).length)).toEqual([
    2, 2,
  ]);

  const store = memoryRestartStore();
  const begun = await beginRestarts({
    ctx: runtime.context(buildAdministrator("mira")),
    input: { targets, owner: { personId: "p", groups: [] }, whom: undefined, store },
  });
  const clusters = new Map([[info.id, { ...runtime, leads: () => true }]]);
  const recorder = { first: async () => {}, tell: async () => {} };
  const find = async () => buildMember("mira", "cluster-editor");
  const driver = startRestartDriver({ clusters, store, recorder, find, clock: { now: () => new Date() } });
  onTestFinished(driver.stop);
  const uids = () =>
    targets.map((target) => new Set(podsOfWorkload(runtime.index(), target).map(({ uid }) => uid)));
  const old = uids();
  /** Whether the second was begun while the first was not done. */
  const seen = new Set<string>();
  await eventually(async () => {
    await driver.work();
    const series = await store.read({ cluster: info.id, id: begun.id });
    seen.add(series?.steps.map(({ state }) => state).join() ?? "");
    return series?.state;
  }).toBe("done");
  expect([...seen].filter((states) => /^(waits|restarting),(?!waits)/.test(states))).toEqual([]);
  await eventually(() => uids().map((now, at) => [...now].filter((uid) => old[at]?.has(uid)).length)).toEqual(
    [0, 0],
  );
  for (const target of targets) expect((await restarts.read(target))?.restartedAt).toMatch(/^\d{4}-.*\d\dZ$/);
});
