import { onTestFinished } from "vitest";
import type { KubeHttp } from "@/lib/adapters/kubernetes/http";
import { projectNode } from "@/lib/adapters/kubernetes/project-node";
import type { RawNode } from "@/lib/adapters/kubernetes/raw";
import { isReady } from "@/lib/domain/node";
import type { ObservedNode } from "@/lib/domain/observed";
import { eventually } from "./eventually";
import { create, remove } from "./real-cluster";

interface Extra {
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  taints?: { key: string; effect: string }[];
}

/** A node of the test's own, Ready, until the test ends: nobody else's pods and events are on it. */
export async function addNode(http: KubeHttp, name: string, extra: Extra = {}): Promise<ObservedNode> {
  const path = `/api/v1/nodes/${name}`;
  onTestFinished(() => remove(http, path));
  const labels = { "sandbox.drydock.dev/kubelet": "up", ...extra.labels };
  await create(http, "/api/v1/nodes", {
    metadata: { name, labels, annotations: extra.annotations },
    spec: { taints: extra.taints },
  });
  const read = async () => projectNode(await http.fetchJson<RawNode>({ path }));
  await eventually(async () => isReady(await read())).toBe(true);
  return read();
}
