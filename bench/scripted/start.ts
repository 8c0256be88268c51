import { fork } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { stringify } from "yaml";
import type { FromServer, ToServer } from "./server.ts";

/** A cluster that is only played. */
export interface Scripted {
  kubeconfig: string;
  /** Pods that go and come again, each on another node. */
  replace(perSecond: number): void;
  stop(): Promise<void>;
}

/** Starts an API server of so many nodes and pods in a process of its own; its kubeconfig is written into the folder. */
export async function startScripted(nodes: number, pods: number, folder: string): Promise<Scripted> {
  const child = fork(path.join(import.meta.dirname, "server.ts"), [String(nodes), String(pods)]);
  const [{ port }] = (await once(child, "message")) as [FromServer];
  const name = `scripted-${nodes}`;
  const kubeconfig = path.join(folder, `${name}.kubeconfig`);
  // Without TLS, which a kubeconfig must ask for; encryption is measured on the real API server.
  const cluster = { server: `http://127.0.0.1:${port}`, "insecure-skip-tls-verify": true };
  writeFileSync(
    kubeconfig,
    stringify({
      apiVersion: "v1",
      kind: "Config",
      clusters: [{ name, cluster }],
      users: [{ name, user: {} }],
      contexts: [{ name, context: { cluster: name, user: name } }],
      "current-context": name,
    }),
  );
  return {
    kubeconfig,
    replace: (perSecond) => child.send({ replacementsPerSecond: perSecond } satisfies ToServer),
    async stop() {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}
