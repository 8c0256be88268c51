import { readFileSync } from "node:fs";
import path from "node:path";
import { Agent, request } from "undici";
import { type Cluster, createCluster, loadContexts } from "@/lib/adapters/kubernetes";
import { isReady } from "@/lib/domain/node";
import type { ObservedCluster, ObservedNode } from "@/lib/domain/observed";
import { type Kube, openKube, until } from "../../bench/support/kube.ts";
import type { Sandbox } from "../../bench/support/sandbox.ts";
import { DRIVER } from "./nodes";
import { PRIORITIES, ZONAL_CLASS } from "./pod-spec";

/** The test bed: a cluster as the console sees it, and as a stranger does. */
export interface Bed {
  kube: Kube;
  observed(): ObservedCluster;
  /** Waits until these nodes are Ready and nothing keeps pods away that their seed did not say. */
  nodesReady(names: readonly string[]): Promise<void>;
  /** Whether the scheduler has nothing left that it could decide. */
  schedulerRests(): Promise<boolean>;
  close(): Promise<void>;
}

/** A new node is tainted until its kubelet has reported and the controllers have seen it. */
function isHeld(node: ObservedNode): boolean {
  return node.taints.some(({ key }) => key.startsWith("node.kubernetes.io/"));
}

export async function openBed({ kubeconfig, directory }: Sandbox): Promise<Bed> {
  const kube = openKube(kubeconfig);
  const [context] = loadContexts({ KUBECONFIG: kubeconfig }).contexts;
  if (!context) throw new Error("the sandbox's kubeconfig has no context");
  const cluster: Cluster = createCluster(context);
  cluster.start();
  const state = JSON.parse(readFileSync(path.join(directory, "state.json"), "utf8")) as {
    ports: { "kube-scheduler": number };
  };
  const scheduler = new Agent({ connect: { rejectUnauthorized: false } });
  const observed = () => {
    const seen = cluster.index();
    if (!seen) throw new Error("the console has not listed the cluster yet");
    return { ...seen.cluster, pods: seen.pods.all() };
  };
  await until("the console lists the cluster", async () => cluster.index()?.cluster.volumes);
  for (const [name, value] of Object.entries(PRIORITIES)) {
    const preemptionPolicy = name === "soak-polite" ? "Never" : undefined;
    await kube.send("POST", "/apis/scheduling.k8s.io/v1/priorityclasses", {
      metadata: { name },
      value,
      preemptionPolicy,
    });
  }
  await kube.send("POST", "/apis/storage.k8s.io/v1/storageclasses", {
    metadata: { name: ZONAL_CLASS },
    provisioner: DRIVER,
    volumeBindingMode: "WaitForFirstConsumer",
    allowedTopologies: [
      { matchLabelExpressions: [{ key: "topology.kubernetes.io/zone", values: ["zone-a"] }] },
    ],
  });
  // The nodes of the sandbox itself are no part of any seed.
  for (const { name } of observed().nodes) {
    await kube.send("PATCH", `/api/v1/nodes/${name}`, { spec: { unschedulable: true } });
  }
  return {
    kube,
    observed,
    async nodesReady(names) {
      await until("the nodes are Ready", async () => {
        const nodes = observed().nodes.filter(({ name }) => names.includes(name));
        return nodes.length === names.length && nodes.every((node) => isReady(node) && !isHeld(node));
      });
    },
    async schedulerRests() {
      const url = `https://127.0.0.1:${state.ports["kube-scheduler"]}/metrics`;
      const text = await (await request(url, { dispatcher: scheduler })).body.text();
      const waiting = [...text.matchAll(/^scheduler_pending_pods\{queue="(\w+)"\} (\S+)$/gm)];
      if (waiting.length === 0) throw new Error("the scheduler does not say how many pods are pending");
      return waiting.every(([, queue, number]) => queue === "unschedulable" || Number(number) === 0);
    },
    async close() {
      await cluster.close();
      await kube.close();
      await scheduler.close();
    },
  };
}
