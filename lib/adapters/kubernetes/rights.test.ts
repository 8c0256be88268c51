import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { parseAllDocuments } from "yaml";
import type { ObservedPod } from "@/lib/domain/observed";
import { NEEDS, type Need } from "@/lib/domain/rights/needed";
import { buildNode, buildPod } from "@/lib/domain/testing/build";
import { type Cluster, createCluster } from "./cluster";
import { failure, json, startScriptedServer } from "./testing/scripted-server";

/** One call as RBAC judges it. */
interface Used {
  verb: string;
  group: string;
  resource: string;
  namespace?: string;
  name?: string;
}

type Calls = { [Part in keyof Cluster]: (cluster: Cluster) => readonly unknown[] };

const pod: ObservedPod = buildPod("p");
const whom = { user: "drydock:mira", groups: ["drydock:cluster-editor"] };
const workload = { kind: "Deployment", namespace: "n", name: "d" } as const;
const own = () => [];

/** Everything that the console asks of a cluster. A part that is added to the port is missing here until it is called. */
const CALLS: Calls = {
  info: own,
  nodes: own,
  index: own,
  freshness: own,
  latencyMs: own,
  version: own,
  onChange: own,
  watches: own,
  writes: own,
  renew: own,
  adminKubeconfig: own,
  close: own,
  start: (cluster) => [cluster.start()],
  readNode: (cluster) => [cluster.readNode("a")],
  listPodsOf: (cluster) => [cluster.listPodsOf("a")],
  listAttachmentsOf: (cluster) => [cluster.listAttachmentsOf("a")],
  patchNode: (cluster) => [cluster.patchNode("a", { resourceVersion: "1", unschedulable: true })],
  evict: (cluster) => [cluster.evict(pod, {})],
  deletePod: (cluster) => [cluster.deletePod(pod, { graceSeconds: 1 })],
  permissions: (cluster) => [cluster.permissions()],
  mayImpersonate: (cluster) => [cluster.mayImpersonate()],
  trial: (cluster) => [cluster.trial()],
  onBehalfOf(cluster) {
    const theirs = cluster.onBehalfOf(whom);
    return [theirs.permissions(), theirs.patchNode("a", { resourceVersion: "1" }), ...restartsOf(theirs)];
  },
  issueKubeconfig: (cluster) =>
    (["drydock-viewer", "drydock-editor", "drydock-admin"] as const).map((account) =>
      cluster.issueKubeconfig({ account, seconds: 600, clusterId: "c" }),
    ),
  listNodeEvents: (cluster) => [cluster.listNodeEvents(buildNode("a"))],
  listClusterEvents: (cluster) => [cluster.listClusterEvents()],
  readUsage: (cluster) => [cluster.readUsage()],
  readComponents: (cluster) => [cluster.readComponents()],
  recordNodeEvent: (cluster) => [
    cluster.recordNodeEvent({
      ...{ type: "Normal", reason: "x", note: "x", occasion: "o", at: new Date(0), instance: "i" },
      node: { name: "a", uid: "u" },
    }),
  ],
  patchNodeConditions: (cluster) => [
    cluster.patchNodeConditions("a", [
      { type: "Drained", status: "True", reason: "x", message: "x", at: new Date(0) } as never,
    ]),
  ],
  readLease: (cluster) => [cluster.readLease()],
  writeLease: (cluster) => [
    cluster.writeLease({ holder: "h", leaseSeconds: 15 }),
    cluster.writeLease({ holder: "h", leaseSeconds: 15, resourceVersion: "1" }),
  ],
  backups: ({ backups }) => [
    backups.read(),
    backups.start({ namespace: "velero", name: "b", content: { schedule: "nightly" } }),
  ],
  profile: ({ profile }) => [
    profile.listDaemonSets(),
    profile.listOthers(),
    profile.listStorageDrivers(),
    profile.currentRevision({ namespace: "n", uid: "u" }),
    profile.listReleases(),
    profile.readValues({ namespace: "n", name: "r", revision: 1 }),
  ],
  restarts: restartsOf,
  scans: ({ scans }) => [
    scans.list(),
    scans.start({
      ...{ run: "r", kind: "kube-bench", by: "mira", image: "i" },
      targets: [{ node: "a", controlPlane: false } as never],
    }),
    scans.readLog({ name: "j" }),
    scans.remove("r"),
    scans.tellPolicy(["a"]),
  ],
};

function restartsOf({ restarts }: Pick<Cluster, "restarts">): unknown[] {
  const kinds = ["Deployment", "StatefulSet"] as const;
  return [
    restarts.list(),
    restarts.missing(),
    ...kinds.flatMap((kind) => [
      restarts.read({ ...workload, kind } as never),
      restarts.restart({ ...workload, kind, resourceVersion: "1" } as never, "2026-11-28T00:00:00Z"),
    ]),
  ];
}

const VERBS: Record<string, [named: string, collection: string]> = {
  GET: ["get", "list"],
  POST: ["create", "create"],
  PUT: ["update", "update"],
  PATCH: ["patch", "patch"],
  DELETE: ["delete", "deletecollection"],
};

/** undefined for what is no resource: /version, /livez. */
function usedBy(method = "", url = ""): Used | undefined {
  const { pathname, searchParams } = new URL(url, "http://x");
  const parts =
    /^\/(?:api|apis\/([^/]+))\/v[^/]+\/(?:namespaces\/([^/]+)\/(?=[a-z]))?([^/]+)(?:\/([^/]+))?(?:\/([^/]+))?$/.exec(
      pathname,
    );
  if (!parts) return undefined;
  const [, group = "", namespace, plural = "", name, subresource] = parts;
  const [named = "", collection = ""] = VERBS[method] ?? [];
  const watches = searchParams.has("watch");
  const verb = watches ? "watch" : name === undefined ? collection : named;
  return { verb, group, resource: subresource ? `${plural}/${subresource}` : plural, namespace, name };
}

const wordsOf = ({ verb, group, resource, namespace, name }: Used) =>
  `${verb} ${resource}${group ? `.${group}` : ""}${name ? ` ${name}` : ""}${namespace ? ` in ${namespace}` : ""}`;

/** A name counts where a right is for one name alone, a namespace where it is for one namespace alone. */
const covers = (need: Need, used: Used) =>
  need.group === used.group &&
  need.resources.includes(used.resource) &&
  need.verbs.includes(used.verb) &&
  (need.namespace === undefined || need.namespace === used.namespace) &&
  (need.name === undefined || need.name === used.name);

interface Document {
  kind: string;
  metadata: { name: string; namespace?: string };
  rules?: { apiGroups: string[]; resources: string[]; verbs: string[]; resourceNames?: string[] }[];
  roleRef?: { kind: string; name: string };
  subjects?: { kind: string; name: string; namespace?: string }[];
}

/** Rights that the files of deploy/ give to the console's account, those to be uncommented as well. */
function shipped(): Need[] {
  const folder = join(import.meta.dirname, "../../../deploy");
  const documents = readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => readFileSync(join(folder, name), "utf8").replaceAll(/^ {2}# (?=- apiGroups| {2})/gm, "  "))
    .flatMap((text) => parseAllDocuments(text).map((document) => document.toJS() as Document | null))
    .filter((document) => document?.metadata !== undefined) as Document[];
  const nameOf = (kind: string, name: string, namespace?: string) => [kind, namespace, name].join(" ");
  const bound = documents
    .filter(({ subjects = [] }) =>
      subjects.some(({ kind, name, namespace }) => `${kind} ${namespace}/${name}` === CONSOLE),
    )
    .map(({ metadata, roleRef }) => nameOf(roleRef?.kind ?? "", roleRef?.name ?? "", metadata.namespace));
  return documents
    .filter(({ kind, metadata }) => bound.includes(nameOf(kind, metadata.name, metadata.namespace)))
    .flatMap(({ metadata: { namespace }, rules = [] }) =>
      rules.flatMap(({ apiGroups, resources, verbs, resourceNames = [undefined] }) =>
        apiGroups.flatMap((group) =>
          resourceNames.map((name) => ({ group, resources, verbs, namespace, name, what: "" })),
        ),
      ),
    );
}

const CONSOLE = "ServiceAccount drydock/drydock";
/** What every authenticated account may. */
const EVERYBODYS = [
  "create selfsubjectreviews.authentication.k8s.io",
  "create selfsubjectaccessreviews.authorization.k8s.io",
];
const used = new Map<string, Used>();

beforeAll(async () => {
  const server = await startScriptedServer((response, request) => {
    const one = usedBy(request.method, request.url);
    if (one) used.set(wordsOf(one), one);
    // Else lists would come by the watch, which not every cluster can do.
    if (request.url?.includes("sendInitialEvents")) return failure(response, 400, "not here");
    if (one?.verb === "watch") return void response.writeHead(200).flushHeaders();
    if (request.headers["impersonate-user"] !== undefined)
      for (const resource of ["users", "groups"])
        used.set(`impersonate ${resource}`, { verb: "impersonate", group: "", resource });
    const metadata = { name: one?.name ?? "x", namespace: one?.namespace, resourceVersion: "1", uid: "u" };
    const items = one?.namespace === "drydock-scans" ? [{ metadata }] : [];
    json(response, {
      gitVersion: "v1.36.3",
      metadata,
      items,
      spec: { template: {} },
      status: { token: "t", allowed: true },
    });
  });
  const cluster = createCluster(server.context, { report: () => undefined });
  for (const call of Object.values(CALLS)) await Promise.allSettled(call(cluster));
  const watches = () => [...used.values()].filter(({ verb }) => verb === "watch").length;
  await vi.waitFor(() => expect(watches()).toBe(14), { timeout: 30_000, interval: 20 });
  await cluster.close();
  await server.close();
}, 60_000);

describe("each right that the console uses", () => {
  test("is seen here at all", () => {
    expect(used.size).toBeGreaterThan(60);
    expect([...used.keys()]).toContain("impersonate users");
  });

  test("is given by a file of deploy/", () => {
    const given = shipped();
    const missing = [...used.values()].filter((one) => !given.some((need) => covers(need, one)));
    expect(missing.map(wordsOf).filter((one) => !EVERYBODYS.includes(one))).toEqual([]);
  });

  test("is asked for when a connection is tested", () => {
    const missing = [...used.values()].filter((one) => !NEEDS.some((need) => covers(need, one)));
    expect(missing.map(wordsOf).filter((one) => !EVERYBODYS.includes(one))).toEqual([]);
  });
});

describe("each right that deploy/ gives", () => {
  test("is used, or is to read one by one what may be listed anyway", () => {
    const idle = shipped().flatMap(({ verbs, resources, ...need }) =>
      resources.flatMap((resource) => {
        const one = (verb: string): Need => ({ ...need, resources: [resource], verbs: [verb] });
        const isUsed = (verb: string) => [...used.values()].some((call) => covers(one(verb), call));
        return verbs
          .filter((verb) => !isUsed(verb) && !(verb === "get" && isUsed("list")))
          .map((verb) => wordsOf({ ...need, verb, resource }));
      }),
    );
    expect(idle).toEqual([]);
  });
});
