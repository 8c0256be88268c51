import type { ScanJob } from "@/lib/domain/scans/observed";
import { SCAN_LABEL, type ScanTarget } from "@/lib/domain/scans/rules";
import type { NewScan, ScanPort } from "@/lib/operations/scan-port";
import { ApiError } from "./errors";
import { listAll } from "./list-pages";
import { type Target, told } from "./node-commands";
import { CONFIG_MAPS, collectionPath, JOBS, NAMESPACES, objectPath, PODS } from "./paths";
import type { RawObject } from "./raw";
import { jobOf } from "./scan-manifests";

/** Scans have a namespace of their own: what they may there (the host's files, its processes) nothing else needs. */
const SCANS_NAMESPACE = "drydock-scans";

const KIND_LABEL = "drydock.dev/scan-kind";
/** In annotations, for names of nodes and people may be longer than labels. */
const NODE_ANNOTATION = "drydock.dev/node";
const BY_ANNOTATION = "drydock.dev/by";

/** Made by deploy/scan-policy.yaml, whose policy reads it; each key is a node in maintenance. */
const POLICY_MAP = "drydock-maintenance";

const MAX_LOG_BYTES = 8 * 1024 * 1024;
/** Jobs that are created at once. */
const AT_ONCE = 8;

interface RawJob extends RawObject {
  status?: {
    startTime?: string;
    completionTime?: string;
    conditions?: { type?: string; status?: string; message?: string; lastTransitionTime?: string }[];
  };
}

/** undefined: a Job of somebody else's. */
export function projectScanJob({ metadata = {}, status = {} }: RawJob): ScanJob | undefined {
  const run = metadata.labels?.[SCAN_LABEL];
  const kind = metadata.labels?.[KIND_LABEL];
  if (run === undefined || (kind !== "kube-bench" && kind !== "sonobuoy")) return undefined;
  const condition = (type: string) =>
    status.conditions?.find((one) => one.type === type && one.status === "True");
  const failed = condition("Failed");
  const done = condition("Complete");
  return {
    run,
    kind,
    name: metadata.name ?? "",
    node: metadata.annotations?.[NODE_ANNOTATION],
    by: metadata.annotations?.[BY_ANNOTATION] ?? "",
    state: failed ? "failed" : done ? "done" : "running",
    startedAt: metadata.creationTimestamp ?? "",
    finishedAt: status.completionTime ?? failed?.lastTransitionTime,
    failure: failed?.message,
  };
}

export function createScans({ http, cluster }: Target): ScanPort {
  const jobs = collectionPath(JOBS, SCANS_NAMESPACE);

  async function isSetUp(): Promise<boolean> {
    try {
      await http.fetchJson({ path: objectPath(NAMESPACES, { name: SCANS_NAMESPACE }), lane: "streams" });
      return true;
    } catch (error) {
      if (error instanceof ApiError && error.answer.status === 404) return false;
      throw error;
    }
  }

  async function create(scan: NewScan, target: ScanTarget | undefined, at: number): Promise<void> {
    const { run, kind, by } = scan;
    const name = `${kind}-${run}-${at}`;
    await told({ cluster, verb: "create", object: `job ${SCANS_NAMESPACE}/${name}` }, () =>
      http.fetchJson({
        method: "POST",
        path: jobs,
        query: { fieldManager: "drydock" },
        body: {
          ...jobOf(scan, target),
          metadata: {
            namespace: SCANS_NAMESPACE,
            name,
            labels: { [SCAN_LABEL]: run, [KIND_LABEL]: kind },
            annotations: { [BY_ANNOTATION]: by, ...(target ? { [NODE_ANNOTATION]: target.node } : {}) },
          },
        },
      }),
    );
  }

  const remove = (run: string) =>
    told({ cluster, verb: "delete", object: `jobs of scan ${run}` }, async () => {
      await http.fetchJson({
        method: "DELETE",
        path: jobs,
        query: { labelSelector: `${SCAN_LABEL}=${run}` },
        body: { apiVersion: "v1", kind: "DeleteOptions", propagationPolicy: "Background" },
      });
    });

  return {
    list: () =>
      told({ cluster, verb: "list", object: `jobs in ${SCANS_NAMESPACE}` }, async () => {
        if (!(await isSetUp())) return undefined;
        const query = { labelSelector: SCAN_LABEL };
        const found = await listAll(http, { path: jobs, query, lane: "streams" }, projectScanJob);
        return found.filter((job) => job !== undefined);
      }),

    async start(scan) {
      const targets = scan.targets.length === 0 ? [undefined] : scan.targets;
      for (let at = 0; at < targets.length; at += AT_ONCE) {
        const part = targets.slice(at, at + AT_ONCE);
        // All have ended before it fails: one that is still on its way would come after what is taken back.
        const ends = await Promise.allSettled(part.map((target, more) => create(scan, target, at + more)));
        for (const end of ends) if (end.status === "rejected") throw end.reason;
      }
    },

    readLog: ({ name }) =>
      told({ cluster, verb: "get", object: `the log of ${SCANS_NAMESPACE}/${name}` }, async () => {
        const query = { labelSelector: `job-name=${name}`, limit: "1" };
        const path = collectionPath(PODS, SCANS_NAMESPACE);
        const { items = [] } = await http.fetchJson<{ items?: RawObject[] }>({
          path,
          query,
          lane: "streams",
        });
        const pod = items[0]?.metadata?.name;
        if (pod === undefined) return undefined;
        const answer = await http.ask({
          path: objectPath(PODS, { namespace: SCANS_NAMESPACE, name: pod, subresource: "log" }),
          query: { limitBytes: String(MAX_LOG_BYTES) },
          lane: "streams",
        });
        // Before its container has started there is no log.
        if (answer.status === 404 || answer.status === 400) return undefined;
        if (answer.status !== 200) throw new ApiError(answer);
        // A log that happens to be JSON was read as such.
        return typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
      }),

    tellPolicy: (nodes) =>
      told({ cluster, verb: "patch", object: `configmap ${SCANS_NAMESPACE}/${POLICY_MAP}` }, async () => {
        const path = objectPath(CONFIG_MAPS, { namespace: SCANS_NAMESPACE, name: POLICY_MAP });
        const answer = await http.ask({ path, lane: "streams" });
        if (answer.status === 404) return false;
        if (answer.status !== 200) throw new ApiError(answer);
        const { data = {} } = answer.body as { data?: Record<string, string> };
        const gone = Object.keys(data).filter((name) => !nodes.includes(name));
        const come = nodes.filter((name) => !Object.hasOwn(data, name));
        if (gone.length + come.length > 0)
          await http.fetchJson({
            method: "PATCH",
            path,
            query: { fieldManager: "drydock" },
            contentType: "application/merge-patch+json",
            body: {
              data: Object.fromEntries([
                ...gone.map((name) => [name, null]),
                ...come.map((name) => [name, "in maintenance"]),
              ]),
            },
          });
        return true;
      }),

    remove,
    takeBack: remove,
  };
}
