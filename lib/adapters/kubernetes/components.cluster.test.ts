import { expect, onTestFinished, test } from "vitest";
import {
  contextWith,
  create,
  createAccount,
  createNamespace,
  openCluster,
  openHttp,
  remove,
} from "./testing/real-cluster";

const LEASES = "/apis/coordination.k8s.io/v1/namespaces/kube-system/leases";
const READY = { ready: true, failed: [], etcd: true };

test("a real API server says that it is ready and reaches etcd, and who leads by a Lease", async () => {
  const http = openHttp();
  const cluster = openCluster(undefined, false);
  await expect(cluster.readComponents()).resolves.toEqual({ readyz: READY, leases: {} });
  await create(http, LEASES, {
    metadata: { name: "kube-scheduler" },
    spec: { holderIdentity: "cp-1_6f2a", renewTime: "2026-01-01T00:00:00.000000Z" },
  });
  onTestFinished(() => remove(openHttp(), `${LEASES}/kube-scheduler`));
  await expect(cluster.readComponents()).resolves.toEqual({
    readyz: READY,
    leases: { "kube-scheduler": { holder: "cp-1", renewedAt: "2026-01-01T00:00:00.000000Z" } },
  });
});

test("an account without rights may read the readiness, and is told that it may not read the Leases", async () => {
  const http = openHttp();
  const token = await createAccount(http, await createNamespace(http), "nobody");
  const cluster = openCluster(contextWith({ token }), false);
  await expect(cluster.readComponents()).resolves.toEqual({
    readyz: READY,
    leases: { "kube-controller-manager": "denied", "kube-scheduler": "denied" },
  });
});
