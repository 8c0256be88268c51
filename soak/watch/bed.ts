import { readFileSync } from "node:fs";
import path from "node:path";
import { request } from "undici";
import { type ClusterContext, loadContexts } from "@/lib/adapters/kubernetes";
import { createConnection } from "@/lib/adapters/kubernetes/connection";
import { createHttp, type KubeHttp } from "@/lib/adapters/kubernetes/http";
import { currentRevision } from "@/lib/adapters/kubernetes/list-pages";
import { ask } from "@/soak/support/api";
import { type SoakSandbox, startSandbox } from "@/soak/support/sandbox";

const TIDY_MS = 120_000;

/** The sandbox that all seeds of a run share, and what only this soak does with it. */
export interface Bed extends SoakSandbox {
  /** Past the proxy: for the truth. */
  http: KubeHttp;
  /** Forgets the past of etcd up to now. */
  compact(): Promise<void>;
  /** A namespace in which pods can be made at once. */
  createNamespace(name: string): Promise<void>;
  /** Takes away what a seed made. What its controllers still delete is in nobody's way. */
  tidy(namespace: string): Promise<void>;
}

/** The only context of a kubeconfig. */
export function contextIn(kubeconfig: string): ClusterContext {
  const [context] = loadContexts({ KUBECONFIG: kubeconfig }).contexts;
  if (!context) throw new Error(`${kubeconfig} has no context`);
  return context;
}

export async function openBed(name: string): Promise<Bed> {
  const sandbox = await startSandbox(name, [
    "--scenario",
    "empty",
    "--control-planes",
    "0",
    "--workers",
    "1",
  ]);
  const connection = createConnection(contextIn(sandbox.kubeconfig));
  const http = createHttp(connection);
  const { ports } = JSON.parse(readFileSync(path.join(sandbox.directory, "state.json"), "utf8")) as {
    ports: { etcd: number };
  };
  const { access } = sandbox;
  return {
    ...sandbox,
    http,
    async compact() {
      const revision = await currentRevision(http, "/api/v1/nodes", new AbortController().signal);
      const url = `http://127.0.0.1:${ports.etcd}/v3/kv/compaction`;
      const answer = await request(url, { method: "POST", body: JSON.stringify({ revision }) });
      await answer.body.dump();
      if (answer.statusCode !== 200) throw new Error(`etcd did not compact: ${answer.statusCode}`);
    },
    async createNamespace(namespace) {
      await ask(access, "POST", "/api/v1/namespaces", { metadata: { name: namespace } });
      const accounts = `/api/v1/namespaces/${namespace}/serviceaccounts`;
      // Their controller may have been quicker.
      await http.ask({ method: "POST", path: accounts, body: { metadata: { name: "default" } } });
    },
    async tidy(namespace) {
      // The verdict is out: on a busy machine this may take its time.
      const remove = (path: string, query?: Record<string, string>) =>
        http.ask({ method: "DELETE", path, query, body: { gracePeriodSeconds: 0 }, deadlineMs: TIDY_MS });
      await remove(`/api/v1/namespaces/${namespace}/pods`);
      await remove("/api/v1/nodes", { labelSelector: "writer" });
      await remove(`/api/v1/namespaces/${namespace}`);
    },
    async remove() {
      await connection.close();
      await sandbox.remove();
    },
  };
}
