import { fork } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { stringify } from "yaml";
import type { FromServer, ToServer } from "./server.ts";

/** Clusters that are only played. */
export interface Scripted {
  /** A context a cluster, in their order. */
  kubeconfig: string;
  contexts: string[];
  tell(what: ToServer): void;
  stop(): Promise<void>;
}

/** Starts API servers of so many nodes and pods each in a process of their own; their kubeconfig is written into the folder. */
export async function startScripted(
  nodes: number,
  pods: number,
  folder: string,
  count = 1,
): Promise<Scripted> {
  const args = [nodes, pods, count].map(String);
  const child = fork(path.join(import.meta.dirname, "server.ts"), args);
  const [{ ports }] = (await once(child, "message")) as [FromServer];
  const named = ports.map((port, at) => ({
    name: `scripted-${nodes}-${at}`,
    // Without TLS, which a kubeconfig must ask for; encryption is measured on the real API server.
    cluster: { server: `http://127.0.0.1:${port}`, "insecure-skip-tls-verify": true },
  }));
  const user = "nobody";
  const kubeconfig = path.join(folder, `scripted-${nodes}.kubeconfig`);
  writeFileSync(
    kubeconfig,
    stringify({
      apiVersion: "v1",
      kind: "Config",
      clusters: named,
      users: [{ name: user, user: {} }],
      contexts: named.map(({ name }) => ({ name, context: { cluster: name, user } })),
    }),
  );
  return {
    kubeconfig,
    contexts: named.map(({ name }) => name),
    tell: (what) => void child.send(what),
    async stop() {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}
