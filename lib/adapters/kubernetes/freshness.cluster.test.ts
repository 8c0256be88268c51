import { afterAll, expect, onTestFinished, test } from "vitest";
import type { KubeHttp } from "./http";
import { eventually } from "./testing/eventually";
import {
  contextWith,
  create,
  createAccount,
  createNamespace,
  openCluster,
  openHttp,
  remove,
} from "./testing/real-cluster";
import { refreshControllers, without } from "./testing/sandbox";

afterAll(refreshControllers);

const RBAC = "/apis/rbac.authorization.k8s.io/v1";
const READ = ["get", "list", "watch"];

/** An account that may read these resources of the core group, until the test ends. */
async function createReader(http: KubeHttp, resources: string[]) {
  const namespace = await createNamespace(http);
  const token = await createAccount(http, namespace, "reader");
  const rulesOf = (allowed: string[]) => [{ apiGroups: [""], resources: allowed, verbs: READ }];
  const role = `${RBAC}/clusterroles/${namespace}`;
  const binding = `${RBAC}/clusterrolebindings/${namespace}`;
  onTestFinished(async () => {
    await remove(http, binding);
    await remove(http, role);
  });
  await create(http, `${RBAC}/clusterroles`, { metadata: { name: namespace }, rules: rulesOf(resources) });
  await create(http, `${RBAC}/clusterrolebindings`, {
    metadata: { name: namespace },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: namespace },
    subjects: [{ kind: "ServiceAccount", name: "reader", namespace }],
  });
  return {
    token,
    allow: (allowed: string[]) =>
      http.fetchJson({
        method: "PATCH",
        path: role,
        contentType: "application/merge-patch+json",
        body: { rules: rulesOf(allowed) },
      }),
    revoke: () => remove(http, `/api/v1/namespaces/${namespace}/serviceaccounts/reader`),
  };
}

test("revoked credentials: refused as a whole, with the rows as they were last seen", async () => {
  const http = openHttp();
  const reader = await createReader(http, ["nodes", "pods"]);
  const cluster = openCluster(contextWith({ token: reader.token }));
  await eventually(() => cluster.freshness().state).toBe("live");
  const before = cluster.nodes()?.length;
  await reader.revoke();
  await eventually(cluster.freshness).toMatchObject({
    state: "refused",
    why: expect.stringContaining("The API server refused the credentials"),
  });
  expect(cluster.freshness()).toHaveProperty("of", undefined);
  expect(cluster.nodes()).toHaveLength(before ?? 0);
});

test("the right to read pods is taken away: only pods are refused, and all is live once it is given back", async () => {
  const http = openHttp();
  const reader = await createReader(http, ["nodes", "pods"]);
  const cluster = openCluster(contextWith({ token: reader.token }));
  await eventually(() => cluster.freshness().state).toBe("live");
  await reader.allow(["nodes"]);
  // A watch is asked for its rights when it is opened, so it has to be opened anew.
  await without("kube-apiserver", () => eventually(() => cluster.freshness().state).toBe("unreachable"));
  await eventually(cluster.freshness).toMatchObject({
    state: "refused",
    of: "pods",
    why: expect.stringMatching(/^pods: pods is forbidden/),
  });
  await reader.allow(["nodes", "pods"]);
  await eventually(() => cluster.freshness().state).toBe("live");
});
