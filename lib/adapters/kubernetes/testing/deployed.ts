import { readFileSync } from "node:fs";
import { onTestFinished } from "vitest";
import { parseAllDocuments } from "yaml";
import { ApiError } from "@/lib/adapters/kubernetes/errors";
import type { KubeHttp } from "@/lib/adapters/kubernetes/http";
import { remove } from "./real-cluster";

interface Shipped {
  kind: string;
  metadata: { name: string; namespace?: string };
}

const RBAC = "/apis/rbac.authorization.k8s.io/v1";
const COLLECTIONS: Record<string, (namespace?: string) => string> = {
  Namespace: () => "/api/v1/namespaces",
  ServiceAccount: (namespace) => `/api/v1/namespaces/${namespace}/serviceaccounts`,
  ClusterRole: () => `${RBAC}/clusterroles`,
  ClusterRoleBinding: () => `${RBAC}/clusterrolebindings`,
  Role: (namespace) => `${RBAC}/namespaces/${namespace}/roles`,
  RoleBinding: (namespace) => `${RBAC}/namespaces/${namespace}/rolebindings`,
};

/** What a file of deploy/ holds, until the test ends; its namespace stays. `without` leaves one out by its name. */
export async function applyShipped(http: KubeHttp, file: string, without?: string): Promise<void> {
  const text = readFileSync(new URL(`../../../../deploy/${file}`, import.meta.url), "utf8");
  for (const body of parseAllDocuments(text).map((document) => document.toJS() as Shipped)) {
    const { kind, metadata } = body;
    const path = COLLECTIONS[kind]?.(metadata.namespace);
    if (path === undefined) throw new Error(`${file} holds a ${kind}, which no test applies yet.`);
    // What another file of tests left there.
    if (kind !== "Namespace") await remove(http, `${path}/${metadata.name}`);
    if (kind.endsWith("Binding") && metadata.name === without) continue;
    const answer = await http.ask({ method: "POST", path, body });
    const there = kind === "Namespace" && answer.status === 409;
    if (answer.status !== 201 && !there) throw new ApiError(answer);
    if (kind !== "Namespace") onTestFinished(() => remove(http, `${path}/${metadata.name}`));
  }
}
