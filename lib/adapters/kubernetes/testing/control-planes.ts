import { expect, onTestFinished } from "vitest";
import type { KubeHttp } from "@/lib/adapters/kubernetes/http";
import { createPodProjection } from "@/lib/adapters/kubernetes/project-pod";
import type { RawPod } from "@/lib/adapters/kubernetes/raw";
import { eventually } from "./eventually";
import { addNode } from "./own-node";
import { remove } from "./real-cluster";

const PODS = "/api/v1/namespaces/kube-system/pods";

/** Control-plane nodes with mirror pods, all Ready, until the test ends. The sandbox plays their kubelets. */
export async function addControlPlanes(http: KubeHttp, names: readonly string[]): Promise<void> {
  const project = createPodProjection();
  const pods = async () => (await http.fetchJson<{ items: RawPod[] }>({ path: PODS })).items.map(project);
  // Run after the nodes are gone: until then missing mirror pods are made again.
  onTestFinished(async () => {
    for (const { name, nodeName = "" } of await pods())
      if (names.includes(nodeName)) await remove(http, `${PODS}/${name}`, 0);
  });
  for (const name of names) {
    await addNode(http, name, {
      labels: { "node-role.kubernetes.io/control-plane": "" },
      annotations: { "sandbox.drydock.dev/mirror-pods": "true" },
      taints: [{ key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" }],
    });
  }
  const members = names.flatMap((name) => [`etcd-${name}`, `kube-apiserver-${name}`]);
  const ready = async () => (await pods()).filter((pod) => pod.ready).map(({ name }) => name);
  await eventually(ready).toEqual(expect.arrayContaining(members));
}
