import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { ask, until } from "@/soak/support/api";
import { type SoakSandbox, startSandbox } from "@/soak/support/sandbox";
import { nodeAfter } from "./audit";
import type { NodeAfter } from "./history";
import { applyWorkload } from "./workload";

const HEALTHY_MS = 300_000;
/** A loaded machine takes seconds; milliseconds. */
const ROLES_MS = 60_000;
const ANNOTATION = "drydock.dev/maintenance";

interface RawNode {
  metadata: Record<string, unknown> & { name: string; annotations?: Record<string, string> };
  spec: Record<string, unknown> & { unschedulable?: boolean };
  status: Record<string, unknown> & { conditions?: { type: string; status: string }[] };
}

interface RawPod {
  metadata: { uid: string };
  spec: { nodeName?: string };
}

/** A sandbox with a workload and an audit log, and what people do there behind the console's back. */
export interface SoakCluster extends SoakSandbox {
  auditLog: string;
  nodes: readonly string[];
  /** undefined: there is no such node. */
  node(name: string): Promise<NodeAfter | undefined>;
  /** Kills the API server, and starts it again after this long. */
  restartApiServer(downMs: number): Promise<void>;
  /** Pods that are bound to a node now. */
  bound(): Promise<{ uid: string; node: string }[]>;
  setUnschedulable(name: string, unschedulable: boolean): Promise<void>;
  /** Deletes a node and makes it again, with or without the annotation that it had. Waits until it is Ready. */
  recreate(name: string, withIntent: boolean): Promise<void>;
  /** Takes away what a maintenance left on a node. */
  reset(name: string): Promise<void>;
}

export async function bringUp(name: string, workers: number): Promise<SoakCluster> {
  const shape = ["--scenario", "empty", "--control-planes", "0", "--workers", String(workers), "--audit"];
  const sandbox = await startSandbox(name, shape);
  const { access } = sandbox;
  await applyWorkload(access);
  const { items } = await ask<{ items: RawNode[] }>(access, "GET", "/api/v1/nodes");
  const pathOf = (node: string) => `/api/v1/nodes/${node}`;
  const read = (node: string) => ask<RawNode>(access, "GET", pathOf(node));

  return {
    ...sandbox,
    auditLog: path.join(sandbox.directory, "logs", "audit.log"),
    nodes: items.map(({ metadata }) => metadata.name),
    async node(node) {
      const found = (await ask<{ items: RawNode[] }>(access, "GET", "/api/v1/nodes")).items;
      const raw = found.find(({ metadata }) => metadata.name === node);
      return raw && nodeAfter(raw);
    },
    async restartApiServer(downMs) {
      await sandbox.component("stop", "kube-apiserver");
      await delay(downMs);
      // It ends itself where its own first calls take too long, as on a busy machine; a kubelet starts it again.
      await until("the API server is healthy again", HEALTHY_MS, async () => {
        await sandbox.component("start", "kube-apiserver");
        return true;
      });
      // It is healthy before it knows its roles, and forbids everybody everything for some 100 ms.
      await until("the fake kubelets may delete pods again", ROLES_MS, async () => {
        const review = {
          apiVersion: "authorization.k8s.io/v1",
          kind: "SubjectAccessReview",
          spec: { user: "sandbox:kubelets", resourceAttributes: { verb: "delete", resource: "pods" } },
        };
        const path = "/apis/authorization.k8s.io/v1/subjectaccessreviews";
        return (await ask<{ status: { allowed: boolean } }>(access, "POST", path, review)).status.allowed;
      });
      // They give up a call that was cut off, where a kubelet tries again: started anew they look at every pod.
      await sandbox.component("stop", "kwok");
      await sandbox.component("start", "kwok");
    },
    async bound() {
      const { items: pods } = await ask<{ items: RawPod[] }>(access, "GET", "/api/v1/pods");
      return pods.flatMap(({ metadata: { uid }, spec: { nodeName: node } }) => (node ? [{ uid, node }] : []));
    },
    async setUnschedulable(node, unschedulable) {
      await ask(access, "PATCH", pathOf(node), { spec: { unschedulable: unschedulable || null } });
    },
    async reset(node) {
      const body = { metadata: { annotations: { [ANNOTATION]: null } }, spec: { unschedulable: null } };
      await ask(access, "PATCH", pathOf(node), body);
    },
    async recreate(node, withIntent) {
      const { metadata, spec, status } = await read(node);
      const { [ANNOTATION]: intent, ...annotations } = metadata.annotations ?? {};
      await ask(access, "DELETE", pathOf(node));
      await ask(access, "POST", "/api/v1/nodes", {
        metadata: {
          name: node,
          labels: metadata.labels,
          annotations: withIntent && intent ? { ...annotations, [ANNOTATION]: intent } : annotations,
        },
        spec: { ...spec, taints: undefined, unschedulable: withIntent ? spec.unschedulable : undefined },
        status,
      });
      await until(`${node} is Ready again`, 120_000, async () => {
        const { status: now, spec: its } = await read(node);
        const ready = now.conditions?.some(({ type, status: is }) => type === "Ready" && is === "True");
        const tainted = JSON.stringify(its.taints ?? []).includes("not-ready");
        return ready && !tainted ? true : undefined;
      });
    },
  };
}
