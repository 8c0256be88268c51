import { inject, onTestFinished } from "vitest";
import { type Cluster, createCluster, loadContexts } from "@/lib/adapters/kubernetes";
import { createConnection } from "@/lib/adapters/kubernetes/connection";
import { ApiError } from "@/lib/adapters/kubernetes/errors";
import { createHttp, type KubeHttp } from "@/lib/adapters/kubernetes/http";
import type { OwnContext } from "@/lib/adapters/kubernetes/kubeconfig";
import type { ObservedPod } from "@/lib/domain/observed";
import { contextOf } from "./context";

/** The administrator's context of the sandbox. */
export function adminContext(): OwnContext {
  const [context] = loadContexts({ KUBECONFIG: inject("kubeconfig") }).contexts;
  if (!context) throw new Error("the sandbox's kubeconfig has no context");
  return context;
}

/** The sandbox under another token, or at another port. */
export function contextWith(other: { token?: string; port?: number }): OwnContext {
  const found = adminContext().load().getCurrentCluster();
  const server = new URL(found?.server ?? "");
  if (other.port) server.port = String(other.port);
  return contextOf({ server: server.origin, caData: found?.caData, token: other.token });
}

/** A client of the API server, until the test ends. */
export function openHttp(context = adminContext()): KubeHttp {
  const connection = createConnection(context);
  onTestFinished(connection.close);
  return createHttp(connection);
}

/** A cluster behind its port, until the test ends; watching unless told otherwise. */
export function openCluster(context = adminContext(), watching = true): Cluster {
  const cluster = createCluster(context);
  onTestFinished(cluster.close);
  if (watching) cluster.start();
  return cluster;
}

export function create<T = { metadata: { name: string; uid: string; resourceVersion: string } }>(
  http: KubeHttp,
  path: string,
  body: object,
): Promise<T> {
  return http.fetchJson<T>({ method: "POST", path, body });
}

export async function remove(http: KubeHttp, path: string, graceSeconds?: number): Promise<void> {
  // The adapter itself has no call that deletes.
  const method = "DELETE" as "POST";
  const answer = await http.ask({ method, path, body: { gracePeriodSeconds: graceSeconds } });
  if (answer.status >= 300 && answer.status !== 404) throw new ApiError(answer);
}

let spaces = 0;

/** A namespace of the test's own, ready for pods. */
export async function createNamespace(http: KubeHttp): Promise<string> {
  spaces += 1;
  const name = `t-${process.pid}-${spaces}-${Date.now().toString(36)}`;
  await create(http, "/api/v1/namespaces", { metadata: { name } });
  // Pods need it, and the controller that makes it may be late.
  const body = { metadata: { name: "default" } };
  const answer = await http.ask({ method: "POST", path: `/api/v1/namespaces/${name}/serviceaccounts`, body });
  if (answer.status !== 201 && answer.status !== 409) throw new ApiError(answer);
  return name;
}

export async function createPod(
  http: KubeHttp,
  namespace: string,
  name: string,
  more: {
    node?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    finalizers?: string[];
    graceSeconds?: number;
  } = {},
): Promise<ObservedPod> {
  const created = await create(http, `/api/v1/namespaces/${namespace}/pods`, {
    metadata: { name, labels: more.labels, annotations: more.annotations, finalizers: more.finalizers },
    spec: {
      nodeName: more.node,
      terminationGracePeriodSeconds: more.graceSeconds ?? 1,
      containers: [{ name: "main", image: "registry.example/app:1" }],
    },
  });
  return { namespace, name, uid: created.metadata.uid } as ObservedPod;
}

/** Names of the sandbox's workers. */
export async function workers(http: KubeHttp): Promise<string[]> {
  const query = { labelSelector: "!node-role.kubernetes.io/control-plane" };
  const list = await http.fetchJson<{ items: { metadata: { name: string } }[] }>({
    path: "/api/v1/nodes",
    query,
  });
  return list.items.map(({ metadata }) => metadata.name);
}

/** A token of a new ServiceAccount without any rights of its own. */
export async function createAccount(http: KubeHttp, namespace: string, name: string): Promise<string> {
  await create(http, `/api/v1/namespaces/${namespace}/serviceaccounts`, { metadata: { name } });
  return tokenOf(http, namespace, name);
}

/** A token of a ServiceAccount that is there. */
export async function tokenOf(http: KubeHttp, namespace: string, name: string): Promise<string> {
  const body = {
    apiVersion: "authentication.k8s.io/v1",
    kind: "TokenRequest",
    spec: { expirationSeconds: 3600 },
  };
  const path = `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`;
  const request = await create<{ status: { token: string } }>(http, path, body);
  return request.status.token;
}
