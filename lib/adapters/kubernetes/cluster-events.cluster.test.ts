import { expect, test } from "vitest";
import {
  contextWith,
  create,
  createAccount,
  createNamespace,
  openCluster,
  openHttp,
} from "./testing/real-cluster";

/** An Event as a kubelet writes it, told a minute ahead: no other of the cluster is newer. */
const told = (namespace: string, name: string, second: number) => ({
  metadata: { name, namespace },
  involvedObject: { kind: "Pod", namespace, name: "web-1" },
  ...{ type: "Warning", reason: "BackOff", message: "restarting failed container" },
  source: { component: "kubelet", host: "w1" },
  firstTimestamp: "2026-01-01T00:00:00Z",
  lastTimestamp: new Date(Date.now() + 60_000 + second * 1_000).toISOString(),
  count: 3,
});

test("events of all namespaces, the newest first", async () => {
  const http = openHttp();
  const [bay, quay] = [await createNamespace(http), await createNamespace(http)];
  const ours = [told(bay, "first", 1), told(quay, "last", 3), told(bay, "second", 2)];
  for (const event of ours)
    await create(http, `/api/v1/namespaces/${event.metadata.namespace}/events`, event);
  const { events } = await openCluster(undefined, false).listClusterEvents();
  const found = events.filter(({ object }) => object.namespace === bay || object.namespace === quay);
  expect(found.map(({ object }) => object.namespace)).toEqual([quay, bay, bay]);
  expect(found[0]).toMatchObject({
    ...{ type: "Warning", reason: "BackOff", count: 3, source: "kubelet", node: "w1" },
    object: { kind: "Pod", namespace: quay, name: "web-1" },
  });
});

test("an account that may not list them is told so", async () => {
  const http = openHttp();
  const token = await createAccount(http, await createNamespace(http), "nobody");
  const cluster = openCluster(contextWith({ token }), false);
  await expect(cluster.listClusterEvents()).rejects.toMatchObject({
    failure: { code: "forbidden", verb: "list", why: expect.stringContaining("at the cluster scope") },
  });
});
