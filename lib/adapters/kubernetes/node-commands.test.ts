import { expect, test } from "vitest";
import type { MaintenanceIntent } from "@/lib/domain/intent";
import type { ObservedPod } from "@/lib/domain/observed";
import { microTime, readLease, writeLease } from "./lease";
import { deletePod, evict, listAttachmentsOf, listPodsOf, patchNode, readNode } from "./node-commands";
import { reviewPermissions } from "./permissions";
import { recordedTarget as target } from "./testing/recorded-target";
import { failure, json } from "./testing/scripted-server";

const pod = { namespace: "shop", name: "web-1", uid: "u1" } as ObservedPod;
const intent: MaintenanceIntent = {
  version: 1,
  id: "m1",
  by: "vera",
  reason: "disk",
  since: "2026-01-01T00:00:00Z",
  installation: "here",
  wasCordoned: false,
  nodeUid: "u1",
  podsToMove: 3,
  options: { consents: [] },
};

test("cordon, labels and intent are one merge patch with the resourceVersion as precondition", async () => {
  const { target: to, calls } = await target((response) => json(response, { metadata: { name: "w1" } }));
  const labels = { out: "true" };
  await patchNode(to, "w1", { resourceVersion: "7", unschedulable: true, labels, intent });
  expect(calls).toEqual([
    {
      url: "/api/v1/nodes/w1?fieldManager=drydock",
      method: "PATCH",
      type: "application/merge-patch+json",
      body: {
        metadata: {
          resourceVersion: "7",
          labels,
          annotations: { "drydock.dev/maintenance": JSON.stringify(intent) },
        },
        spec: { unschedulable: true },
      },
    },
  ]);
});

test("taking both back removes them; what is not named is left alone", async () => {
  const { target: to, calls } = await target((response) => json(response, { metadata: { name: "w1" } }));
  await patchNode(to, "w1", { resourceVersion: "7", unschedulable: false, intent: null });
  await patchNode(to, "w1", { resourceVersion: "8" });
  expect(calls.map(({ body }) => body)).toEqual([
    {
      metadata: { resourceVersion: "7", annotations: { "drydock.dev/maintenance": null } },
      spec: { unschedulable: null },
    },
    { metadata: { resourceVersion: "8" } },
  ]);
});

test("an eviction names the pod's UID, and the grace period only if one is given", async () => {
  const { target: to, calls } = await target((response) => json(response, {}, 201));
  await expect(evict(to, pod, { graceSeconds: 5 })).resolves.toEqual({ kind: "accepted" });
  await evict(to, pod, {});
  const metadata = { namespace: "shop", name: "web-1" };
  expect(calls[0]).toMatchObject({
    url: "/api/v1/namespaces/shop/pods/web-1/eviction",
    method: "POST",
    body: {
      apiVersion: "policy/v1",
      kind: "Eviction",
      metadata,
      deleteOptions: { gracePeriodSeconds: 5, preconditions: { uid: "u1" } },
    },
  });
  expect(calls[1]?.body).toHaveProperty("deleteOptions", { preconditions: { uid: "u1" } });
});

test("evict never throws", async () => {
  const { target: to } = await target((response) => response.destroy());
  await expect(evict(to, pod, {})).resolves.toEqual({ kind: "error", message: "the connection was cut" });
  await expect(evict(to, { ...pod, name: ".." }, {})).resolves.toMatchObject({ kind: "error" });
});

test.each([
  [30, 30],
  [1, 1],
  [0, 1],
])("a deletion of a pod with a grace period of %d s gives it %d s", async (graceSeconds, given) => {
  const { target: to, calls } = await target((response) => json(response, {}, 200));
  await expect(deletePod(to, pod, { graceSeconds })).resolves.toEqual({ kind: "accepted" });
  expect(calls[0]).toMatchObject({
    method: "DELETE",
    body: { gracePeriodSeconds: given, preconditions: { uid: "u1" } },
  });
});

test("evict and delete send nothing when their turn comes too late", async () => {
  const { target: to, calls } = await target((response) => json(response, {}, 201));
  const stillWanted = () => false;
  await expect(evict(to, pod, { stillWanted })).resolves.toEqual({ kind: "withheld" });
  await expect(deletePod(to, pod, { graceSeconds: 5, stillWanted })).resolves.toEqual({ kind: "withheld" });
  expect(calls).toEqual([]);
});

test("pods of a node are a paged list without resourceVersion; an expired one is begun anew, once", async () => {
  let expired = 1;
  const { target: to, calls } = await target((response, { url }) => {
    const { searchParams } = new URL(url, "http://x");
    if (!searchParams.has("continue")) {
      return json(response, { metadata: { continue: "next" }, items: [{ metadata: { name: "a" } }] });
    }
    if (expired-- > 0) return failure(response, 410, "too old");
    return json(response, { metadata: {}, items: [{ metadata: { name: "b" } }] });
  });
  expect((await listPodsOf(to, "w1")).map(({ name }) => name)).toEqual(["a", "b"]);
  expect(calls).toHaveLength(4);
  expect(calls[0]?.url).toBe("/api/v1/pods?fieldSelector=spec.nodeName%3Dw1&limit=500");
});

test("a list that expires twice is a failure", async () => {
  const { target: to } = await target((response) => failure(response, 410, "too old"));
  await expect(listPodsOf(to, "w1")).rejects.toMatchObject({ failure: { code: "cluster-unreachable" } });
});

test("attachments are those of the node", async () => {
  const items = ["w1", "w2"].map((nodeName) => ({
    metadata: { name: `on-${nodeName}` },
    spec: { nodeName },
  }));
  const { target: to } = await target((response) => json(response, { items }));
  expect((await listAttachmentsOf(to, "w1")).map(({ name }) => name)).toEqual(["on-w1"]);
});

test("failures name the object, and a name that is no name sends nothing", async () => {
  const { target: to, calls } = await target((response) => failure(response, 404, "gone"));
  await expect(readNode(to, "w1")).rejects.toMatchObject({
    failure: { code: "not-found", object: "node w1" },
  });
  for (const name of [".", "..", "w1/status", "W1", ""]) {
    await expect(readNode(to, name)).rejects.toMatchObject({ failure: { code: "bad-input" } });
    await expect(patchNode(to, name, { resourceVersion: "1" })).rejects.toMatchObject({
      failure: { code: "bad-input" },
    });
    await expect(listPodsOf(to, name)).rejects.toMatchObject({ failure: { code: "bad-input" } });
  }
  expect(calls).toHaveLength(1);
});

test("permissions: allowed, denied, or not to be asked", async () => {
  const { target: to, calls } = await target((response, { body }) => {
    const { resource, verb } = (body as { spec?: { resourceAttributes?: Record<string, string> } })?.spec
      ?.resourceAttributes ?? { resource: "", verb: "" };
    if (resource === "leases") return failure(response, 500, "no");
    json(response, { status: { allowed: verb !== "patch" } }, 201);
  });
  const found = await reviewPermissions(to, () => false);
  const show = found.map(
    ({ verb, resource, group, allowed }) => `${verb} ${group ?? ""}/${resource} ${allowed}`,
  );
  expect(show.sort()).toEqual(
    [
      "list /nodes true",
      "watch /nodes true",
      "patch /nodes false",
      "list /pods true",
      "watch /pods true",
      "create /pods/eviction true",
      "delete /pods true",
      "list policy/poddisruptionbudgets true",
      "watch policy/poddisruptionbudgets true",
      "list storage.k8s.io/volumeattachments true",
      "watch storage.k8s.io/volumeattachments true",
      "get coordination.k8s.io/leases undefined",
      "create coordination.k8s.io/leases undefined",
      "update coordination.k8s.io/leases undefined",
    ].sort(),
  );
  const eviction = calls.map(({ body }) => JSON.stringify(body)).find((text) => text.includes("eviction"));
  expect(eviction).toContain('"resource":"pods","subresource":"eviction"');
});

test("a lease: absent, created, renewed with its version", async () => {
  const { target: to, calls } = await target((response, { method, body }) => {
    if (method === "GET") return failure(response, 404, "none");
    json(response, { ...body, metadata: { resourceVersion: "9" } });
  });
  await expect(readLease(to)).resolves.toBeUndefined();
  const created = await writeLease(to, { holder: "a", leaseSeconds: 15 });
  expect(created).toMatchObject({ holder: "a", leaseSeconds: 15, resourceVersion: "9" });
  expect(created.renewedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  await writeLease(to, { holder: "a", leaseSeconds: 15, resourceVersion: "9" });
  const root = "/apis/coordination.k8s.io/v1/namespaces/kube-system/leases";
  expect(calls.map(({ method, url }) => `${method} ${url}`)).toEqual([
    `GET ${root}/drydock`,
    `POST ${root}`,
    `PUT ${root}/drydock`,
  ]);
  expect(calls[2]?.body).toHaveProperty("metadata.resourceVersion", "9");
});

test("MicroTime has six digits", () => {
  expect(microTime(new Date("2026-01-02T03:04:05.678Z"))).toBe("2026-01-02T03:04:05.678000Z");
});
