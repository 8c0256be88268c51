import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { ensureSandboxBinary, sandboxEnvironment } from "@/scripts/sandbox";
import { type Access, accessOf, ask, until } from "./api";
import { nodeAfter } from "./audit";
import type { NodeAfter } from "./history";
import { applyWorkload } from "./workload";

const run = promisify(execFile);
const ANNOTATION = "drydock.dev/maintenance";

interface RawNode {
  metadata: Record<string, unknown> & { name: string; annotations?: Record<string, string> };
  spec: Record<string, unknown> & { unschedulable?: boolean };
  status: Record<string, unknown> & { conditions?: { type: string; status: string }[] };
}

/** A sandbox of the soak's own with a workload and an audit log, and what people do there behind the console's back. */
export interface SoakCluster {
  access: Access;
  kubeconfig: string;
  /** Of the API server, for whoever stands in for it. */
  certificate: { cert: Buffer; key: Buffer };
  auditLog: string;
  nodes: readonly string[];
  /** undefined: there is no such node. */
  node(name: string): Promise<NodeAfter | undefined>;
  setUnschedulable(name: string, unschedulable: boolean): Promise<void>;
  /** Deletes a node and makes it again, with or without the annotation that it had. Waits until it is Ready. */
  recreate(name: string, withIntent: boolean): Promise<void>;
  /** Takes away what a maintenance left on a node. */
  reset(name: string): Promise<void>;
  /** Kills or starts a component; starting waits until it is healthy. */
  component(verb: "stop" | "start", name: string): Promise<void>;
  /** A kubeconfig that leads to this port of the loopback interface without credentials. */
  kubeconfigFor(port: number): Promise<string>;
  remove(): Promise<void>;
}

export async function bringUp(name: string, workers: number): Promise<SoakCluster> {
  const binary = await ensureSandboxBinary();
  const sandbox = async (...args: string[]) =>
    (await run(binary, [...args, "--name", name], { env: sandboxEnvironment(), timeout: 120_000 })).stdout;
  await sandbox("reset");
  const shape = ["--scenario", "empty", "--control-planes", "0", "--workers", String(workers)];
  const up = JSON.parse(await sandbox("up", ...shape, "--audit", "--json")) as {
    kubeconfig: string;
    directory: string;
  };
  const access = accessOf(up.kubeconfig);
  await applyWorkload(access);
  const { items } = await ask<{ items: RawNode[] }>(access, "GET", "/api/v1/nodes");
  const pathOf = (node: string) => `/api/v1/nodes/${node}`;
  const read = (node: string) => ask<RawNode>(access, "GET", pathOf(node));

  return {
    access,
    kubeconfig: up.kubeconfig,
    certificate: {
      cert: readFileSync(path.join(up.directory, "pki", "kube-apiserver.crt")),
      key: readFileSync(path.join(up.directory, "pki", "kube-apiserver.key")),
    },
    auditLog: path.join(up.directory, "logs", "audit.log"),
    nodes: items.map(({ metadata }) => metadata.name),
    async node(node) {
      const found = (await ask<{ items: RawNode[] }>(access, "GET", "/api/v1/nodes")).items;
      const raw = found.find(({ metadata }) => metadata.name === node);
      return raw && nodeAfter(raw);
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
      await until(`${node} is Ready again`, 20_000, async () => {
        const { status: now, spec: its } = await read(node);
        const ready = now.conditions?.some(({ type, status: is }) => type === "Ready" && is === "True");
        const tainted = JSON.stringify(its.taints ?? []).includes("not-ready");
        return ready && !tainted ? true : undefined;
      });
    },
    async component(verb, component) {
      await sandbox(verb, component);
    },
    async kubeconfigFor(port) {
      const file = path.join(up.directory, `kubeconfig-${port}`);
      const authority = readFileSync(up.kubeconfig, "utf8").match(/certificate-authority-data: (\S+)/)?.[1];
      const server = `https://127.0.0.1:${port}`;
      const cluster = { name, cluster: { server, "certificate-authority-data": authority } };
      const user = { name: "nobody", user: {} };
      const context = { name, context: { cluster: name, user: "nobody" } };
      const kubeconfig = { clusters: [cluster], users: [user], contexts: [context], "current-context": name };
      await writeFile(file, JSON.stringify({ apiVersion: "v1", kind: "Config", ...kubeconfig }));
      return file;
    },
    async remove() {
      access.agent.destroy();
      await sandbox("reset");
      await rm(up.directory, { recursive: true, force: true });
    },
  };
}
