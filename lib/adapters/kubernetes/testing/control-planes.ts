import { expect, onTestFinished } from "vitest";
import type { KubeHttp } from "@/lib/adapters/kubernetes/http";
import { eventually } from "./eventually";
import { create, remove } from "./real-cluster";

interface Conditions {
  items: { metadata: { name: string }; status?: { conditions?: { type: string; status: string }[] } }[];
}

function ready({ items }: Conditions): string[] {
  return items
    .filter(({ status }) => status?.conditions?.some((one) => one.type === "Ready" && one.status === "True"))
    .map(({ metadata }) => metadata.name);
}

/** Control-plane nodes with mirror pods, Ready, until the test ends. The sandbox plays their kubelets. */
export async function addControlPlanes(http: KubeHttp, names: readonly string[]): Promise<void> {
  const pods = "/api/v1/namespaces/kube-system/pods";
  onTestFinished(async () => {
    for (const name of names) await remove(http, `/api/v1/nodes/${name}`);
    const { items } = await http.fetchJson<Conditions>({ path: pods });
    const mine = items.filter(({ metadata }) => names.some((name) => metadata.name.endsWith(`-${name}`)));
    for (const { metadata } of mine) await remove(http, `${pods}/${metadata.name}`, 0);
  });
  for (const name of names) {
    await create(http, "/api/v1/nodes", {
      metadata: {
        name,
        labels: { "node-role.kubernetes.io/control-plane": "", "sandbox.drydock.dev/kubelet": "up" },
        annotations: { "sandbox.drydock.dev/mirror-pods": "true" },
      },
      spec: { taints: [{ key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" }] },
    });
  }
  await eventually(async () => ready(await http.fetchJson({ path: "/api/v1/nodes" }))).toEqual(
    expect.arrayContaining([...names]),
  );
  const etcds = names.map((name) => `etcd-${name}`);
  await eventually(async () => ready(await http.fetchJson({ path: pods }))).toEqual(
    expect.arrayContaining(etcds),
  );
}
