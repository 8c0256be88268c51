import { expect, onTestFinished, test } from "vitest";
import type { KubeHttp } from "@/lib/adapters/kubernetes/http";
import { callsOf, logLength } from "@/lib/adapters/kubernetes/testing/audit-log";
import { eventually } from "@/lib/adapters/kubernetes/testing/eventually";
import { create, createNamespace, remove, workers } from "@/lib/adapters/kubernetes/testing/real-cluster";
import { buildMember } from "@/lib/domain/access/testing/principals";
import { startScan } from "@/lib/operations/scans";
import { startBackup } from "@/lib/operations/start-backup";
import { AS_MIRA, CONSOLE, shippedConsole } from "./testing/in-a-name";

const SCANS = "drydock-scans";
const RBAC = "/apis/rbac.authorization.k8s.io/v1";
const VELERO = "/apis/velero.io/v1";
/** Of deploy/scans.yaml and deploy/impersonation.yaml: let people of these roles start scans, and backups. */
const SCANNERS = "drydock-people";
const BACKUP_MAKERS = "drydock-maintenance";

/** Whether the cluster's own rules let Mira do that. */
async function sheMay(http: KubeHttp, resourceAttributes: Record<string, string>): Promise<boolean> {
  const spec = { user: AS_MIRA.as, groups: [...AS_MIRA.groups, "system:authenticated"], resourceAttributes };
  const path = "/apis/authorization.k8s.io/v1/subjectaccessreviews";
  return (await create<{ status: { allowed: boolean } }>(http, path, { spec })).status.allowed;
}

const CREATES_JOBS = { verb: "create", group: "batch", resource: "jobs", namespace: SCANS };

/** A console that can start scans; `started` begins one on two workers. */
async function scanning(shipped: { name: string; impersonates: boolean; without?: string }) {
  const parts = await shippedConsole({ ...shipped, files: ["scans.yaml"] });
  const { http, runtime, ctx } = parts;
  const nodes = (await workers(http)).slice(0, 2);
  await eventually(() => nodes.map((node) => runtime.port.index()?.node(node)?.name)).toEqual(nodes);
  // Of other tests, whose Jobs go in the background.
  await eventually(() => runtime.port.scans.list()).toEqual([]);
  const before = logLength();
  const logged = () =>
    callsOf(CONSOLE, { resource: "jobs", namespace: SCANS, verbs: ["create", "deletecollection"] }, before);
  const input = { kind: "kube-bench" as const, scope: { nodes }, image: "bench:1" };
  return { ...parts, nodes, logged, started: () => startScan({ ctx, input }) };
}

/** Velero's kinds, a namespace with its storage location and a schedule, until the test ends. */
async function velero(http: KubeHttp): Promise<string> {
  const kinds = { backups: "Backup", schedules: "Schedule", backupstoragelocations: "BackupStorageLocation" };
  const crds = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  for (const [plural, kind] of Object.entries(kinds)) {
    const schema = {
      openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
    };
    await create(http, crds, {
      metadata: { name: `${plural}.velero.io` },
      spec: {
        group: "velero.io",
        scope: "Namespaced",
        names: { plural, singular: kind.toLowerCase(), kind, listKind: `${kind}List` },
        versions: [{ name: "v1", served: true, storage: true, schema }],
      },
    });
    onTestFinished(() => remove(http, `${crds}/${plural}.velero.io`));
    await eventually(async () => (await http.ask({ path: `${VELERO}/${plural}` })).status).toBe(200);
  }
  const namespace = await createNamespace(http);
  const put = (plural: string, kind: string, name: string, rest: object) =>
    create(http, `${VELERO}/namespaces/${namespace}/${plural}`, {
      apiVersion: "velero.io/v1",
      kind,
      metadata: { name },
      ...rest,
    });
  await put("backupstoragelocations", "BackupStorageLocation", "default", {
    spec: { default: true, provider: "aws" },
    status: { phase: "Available" },
  });
  const template = { includedNamespaces: ["shop"], storageLocation: "default" };
  await put("schedules", "Schedule", "nightly", { spec: { schedule: "0 2 * * *", template } });
  return namespace;
}

async function backingUp(shipped: { name: string; impersonates: boolean; without?: string }) {
  const parts = await shippedConsole(shipped);
  const namespace = await velero(parts.http);
  await eventually(async () => parts.runtime.port.backups.read().catch(() => undefined)).toBeDefined();
  const wanted = { namespace, verbs: ["get", "create"] };
  const logged = () => [
    ...callsOf(CONSOLE, { ...wanted, resource: "schedules" }),
    ...callsOf(CONSOLE, { ...wanted, resource: "backups" }),
  ];
  const there = async () => (await parts.runtime.port.backups.read())?.backups.map(({ name }) => name);
  return { ...parts, namespace, logged, there };
}

test("a scan's Jobs are created and deleted in the person's name, as the cluster's own log tells", async () => {
  const { http, nodes, ctx, runtime, logged, started } = await scanning({
    ...{ name: "scans-in-a-name", impersonates: true },
  });
  await eventually(() => sheMay(http, CREATES_JOBS)).toBe(true);
  const { run } = await started();
  const mine = { code: 201, verb: "create", ...AS_MIRA };
  await eventually(logged).toEqual([mine, mine]);
  const jobs = (await runtime.port.scans.list()) ?? [];
  expect(jobs.map(({ node, by }) => ({ node, by })).sort()).toEqual(
    nodes.map((node) => ({ node, by: "Mira" })).sort(),
  );
  await ctx.cluster.scans.remove(run);
  await eventually(() => runtime.port.scans.list()).toEqual([]);
  expect(logged().at(-1)).toEqual({ code: 200, verb: "deletecollection", ...AS_MIRA });
});

test("whom the cluster lets start no scan is refused in its words, and there is no Job", async () => {
  const { http, runtime, logged, started } = await scanning({
    ...{ name: "no-scans-in-this-name", impersonates: true, without: SCANNERS },
  });
  await eventually(() => sheMay(http, CREATES_JOBS)).toBe(false);
  await expect(started()).rejects.toMatchObject({
    failure: {
      ...{ code: "forbidden", verb: "create" },
      object: expect.stringMatching(`^job ${SCANS}/kube-bench-`),
      why: expect.stringContaining(`User "${AS_MIRA.as}" cannot create resource "jobs"`),
    },
  });
  expect(await runtime.port.scans.list()).toEqual([]);
  const refused = { code: 403, verb: "create", ...AS_MIRA };
  // What is taken back is the console's own matter.
  await eventually(logged).toEqual([
    refused,
    refused,
    { code: 200, verb: "deletecollection", as: undefined, groups: undefined },
  ]);
});

test("a scan that fails half way is taken back by the console, also for whom the cluster lets delete none", async () => {
  const { http, runtime, logged, started } = await scanning({
    ...{ name: "scans-half-way", impersonates: true, without: SCANNERS },
  });
  const role = { name: "drydock-creators" };
  const inScans = `${RBAC}/namespaces/${SCANS}`;
  const subjects = [{ apiGroup: "rbac.authorization.k8s.io", kind: "User", name: AS_MIRA.as }];
  const roleRef = { apiGroup: "rbac.authorization.k8s.io", kind: "Role", ...role };
  const quotas = `/api/v1/namespaces/${SCANS}/resourcequotas`;
  const owned: [string, object][] = [
    [
      `${inScans}/roles`,
      { metadata: role, rules: [{ apiGroups: ["batch"], resources: ["jobs"], verbs: ["create"] }] },
    ],
    [`${inScans}/rolebindings`, { metadata: role, roleRef, subjects }],
    [quotas, { metadata: role, spec: { hard: { "count/jobs.batch": "1" } } }],
  ];
  for (const [path, body] of owned) {
    await create(http, path, body);
    onTestFinished(() => remove(http, `${path}/${role.name}`));
  }
  await eventually(() => sheMay(http, CREATES_JOBS)).toBe(true);
  const quota = () => http.fetchJson<{ status?: { hard?: object } }>({ path: `${quotas}/${role.name}` });
  await eventually(async () => (await quota()).status?.hard).toEqual({ "count/jobs.batch": "1" });
  await expect(started()).rejects.toMatchObject({
    failure: { code: "forbidden", verb: "create", why: expect.stringContaining("exceeded quota") },
  });
  await eventually(() => runtime.port.scans.list()).toEqual([]);
  const tries = logged().slice(0, 2);
  expect(tries.map(({ code }) => code).sort()).toEqual([201, 403]);
  for (const one of tries) expect(one).toMatchObject(AS_MIRA);
  expect(logged().slice(2)).toEqual([{ code: 200, verb: "deletecollection" }]);
});

test("without impersonation scans are the console's to start, by its own roles, and carry the person's name", async () => {
  const { runtime, ctx, logged, started } = await scanning({
    ...{ name: "scans-in-its-own", impersonates: false },
  });
  expect(ctx.access("scan.start")).toEqual({ allowed: true });
  const viewer = runtime.context(buildMember("Noah", "cluster-viewer"));
  expect(viewer.access("scan.start")).toMatchObject({ allowed: false });
  expect(viewer.access("backup.start")).toMatchObject({ allowed: false });
  const { run } = await started();
  const its = { code: 201, verb: "create" };
  await eventually(logged).toEqual([its, its]);
  expect((await runtime.port.scans.list())?.map(({ by }) => by)).toEqual(["Mira", "Mira"]);
  await ctx.cluster.scans.remove(run);
  await eventually(() => runtime.port.scans.list()).toEqual([]);
});

test("a backup is made in the person's name, its schedule's template read in it, too", async () => {
  const { http, ctx, namespace, logged, there } = await backingUp({ name: "a-backup", impersonates: true });
  await eventually(() => sheMay(http, { verb: "create", group: "velero.io", resource: "backups" })).toBe(
    true,
  );
  const byHand = await startBackup({ ctx, input: { namespaces: [], keepHours: 24 } });
  const ofSchedule = await startBackup({ ctx, input: { schedule: "nightly" } });
  expect(ofSchedule.namespace).toBe(namespace);
  expect((await there())?.sort()).toEqual([byHand.name, ofSchedule.name].sort());
  await eventually(logged).toEqual([
    { code: 200, verb: "get", ...AS_MIRA },
    { code: 201, verb: "create", ...AS_MIRA },
    { code: 201, verb: "create", ...AS_MIRA },
  ]);
});

test("whom the cluster lets make no backup is refused in its words, and there is none", async () => {
  const { http, ctx, logged, there } = await backingUp({
    ...{ name: "no-backup", impersonates: true, without: BACKUP_MAKERS },
  });
  await eventually(() => sheMay(http, { verb: "create", group: "velero.io", resource: "backups" })).toBe(
    false,
  );
  const refused = (verb: string, resource: string) => ({
    failure: {
      ...{ code: "forbidden", verb },
      why: expect.stringContaining(`User "${AS_MIRA.as}" cannot ${verb} resource "${resource}"`),
    },
  });
  await expect(startBackup({ ctx, input: { namespaces: [], keepHours: 24 } })).rejects.toMatchObject(
    refused("create", "backups"),
  );
  await expect(startBackup({ ctx, input: { schedule: "nightly" } })).rejects.toMatchObject(
    refused("get", "schedules"),
  );
  expect(await there()).toEqual([]);
  await eventually(logged).toEqual([
    { code: 403, verb: "get", ...AS_MIRA },
    { code: 403, verb: "create", ...AS_MIRA },
  ]);
});

test("without impersonation a backup is the console's to make", async () => {
  const { ctx, logged, there } = await backingUp({ name: "its-backup", impersonates: false });
  const { name } = await startBackup({ ctx, input: { namespaces: [], keepHours: 24 } });
  expect(await there()).toEqual([name]);
  await eventually(logged).toEqual([{ code: 201, verb: "create" }]);
});
