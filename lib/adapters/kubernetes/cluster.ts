import type { Whom } from "@/lib/domain/impersonation/whom";
import type { Trial } from "@/lib/domain/rights/trial";
import type {
  ClusterPort,
  IssuedKubeconfig,
  IssueOptions,
  Permission,
  WatchReading,
} from "@/lib/operations/ports";
import { createCaches, REQUIRED } from "./caches";
import { listClusterEvents } from "./cluster-events";
import { readComponents } from "./components";
import { createConnection } from "./connection";
import { DeadlineError } from "./errors";
import { listNodeEvents } from "./event-list";
import { createFreshness } from "./freshness";
import { createHttp, type KubeHttp } from "./http";
import { issueKubeconfig } from "./issue-kubeconfig";
import { type ClusterContext, ownPod } from "./kubeconfig";
import { KubeconfigError } from "./kubeconfig-error";
import { readLease, writeLease } from "./lease";
import {
  deletePod,
  evict,
  listAttachmentsOf,
  listPodsOf,
  patchNode,
  readNode,
  type Target,
} from "./node-commands";
import { patchNodeConditions } from "./node-conditions";
import { recordNodeEvent } from "./node-events";
import { mayImpersonate, type OnBehalf, onBehalfOf } from "./on-behalf";
import { collectionPath, LEASES, NODES } from "./paths";
import { reviewPermissions } from "./permissions";
import { createProber } from "./prober";
import { createRestarts } from "./restarts";
import { createProfile } from "./rollouts";
import { createScans } from "./scan-jobs";
import { realTiming, type Timing } from "./timing";
import { tryRights } from "./try-rights";
import { readUsage } from "./usage";
import { createBackups } from "./velero-backups";
import { createWatchMeter } from "./watch-meter";
import { createWriteLimit } from "./write-limit";

const PROBE_MS = 3_000;
const PERMISSIONS_MS = 30_000;
/** Half-open watches are looked for at most that often: an API server that is slow and not away would get slower. */
const DOUBT_MS = 60_000;

export interface Cluster extends ClusterPort {
  /** How each watch went so far. */
  watches(): WatchReading[];
  /** Begins to watch. Once. */
  start(): void;
  /** Whether the cluster lets these credentials act as others; remembered for half a minute. */
  mayImpersonate(): Promise<boolean>;
  onBehalfOf(whom: Whom): OnBehalf;
  /** Who the credentials are and what they may, asked anew. */
  trial(): Promise<Trial>;
  /** A kubeconfig with a token that ends by itself. Throws refused where the cluster has no such account. */
  issueKubeconfig(options: IssueOptions): Promise<IssuedKubeconfig>;
  /** The credentials were replaced: watches go on with the new ones from where they are. */
  renew(): void;
  /** Ends watches and connections; resolves when nothing of it runs any more. Commands fail from then on. */
  close(): Promise<void>;
}

export interface ClusterOptions {
  /** Told of errors of listeners and of our own, which end nothing. */
  report?: (error: unknown) => void;
  timing?: Timing;
  /** Which process calls, for the API server's audit log. */
  caller?: string;
}

function warn(error: unknown) {
  process.emitWarning(error instanceof Error ? error : new Error(String(error)));
}

/** Answers of one question, asked again only when they have become old. */
function remembered<T>(timing: Timing, ms: number, ask: () => Promise<T>, keep: (value: T) => boolean) {
  let last: { answer: Promise<T>; at: number } | undefined;
  return () => {
    if (last && timing.now() - last.at < ms) return last.answer;
    const attempt = { answer: ask(), at: timing.now() };
    last = attempt;
    const forget = () => {
      if (last === attempt) last = undefined;
    };
    attempt.answer.then((value) => keep(value) || forget(), forget);
    return attempt.answer;
  };
}

/**
 * The probe reads one node: unlike /version or /healthz that proves credentials, rights and etcd too, all of which
 * a reader of live rows relies on.
 */
async function probe(http: KubeHttp, signal: AbortSignal): Promise<void> {
  const path = collectionPath(NODES);
  await http.fetchJson({ path, query: { limit: "1" }, deadlineMs: PROBE_MS, signal, lane: "streams" });
}

/** One cluster behind its port. Throws KubeconfigError or CredentialsError when the context can't be used at all. */
export function createCluster(context: ClusterContext, options: ClusterOptions = {}): Cluster {
  const { report = warn, timing = realTiming } = options;
  const connection = createConnection(context);
  const limit = createWriteLimit(timing);
  const http = createHttp(connection, options.caller, limit);
  const target: Target = { http, cluster: context.name };
  const listeners = new Set<() => void>();
  let notifying: NodeJS.Immediate | undefined;
  let latency: number | undefined;
  let version: string | undefined;
  let away = true;
  /** Since when the probe has had no answer at all; undefined while it has. */
  let silentSince: number | undefined;
  let doubtedAt = Number.NEGATIVE_INFINITY;
  const standing = new Set<string>();
  let leaseWrittenAt = Number.NEGATIVE_INFINITY;

  /** At most once a turn of the event loop, however many objects change in it. */
  function notify() {
    notifying ??= setImmediate(() => {
      notifying = undefined;
      for (const listener of listeners) {
        try {
          listener();
        } catch (error) {
          report(error);
        }
      }
    });
  }

  const meter = createWatchMeter(timing);
  const freshness = createFreshness({ timing, required: REQUIRED, onChange: notify });

  const prober = createProber({
    timing,
    probe: (signal) => probe(http, signal),
    onResult(result) {
      freshness.probed(result);
      if (result.ok) {
        latency = result.ms;
        if (away) {
          caches.kick();
          void readVersion();
        }
        if (silentSince !== undefined && timing.now() - doubtedAt > DOUBT_MS) {
          doubtedAt = timing.now();
          caches.doubt(silentSince);
        }
        silentSince = undefined;
      } else if (result.error instanceof DeadlineError) {
        silentSince ??= result.startedAt;
      }
      away = !result.ok;
    },
  });

  const caches = createCaches({
    http,
    timing,
    self: ownPod(),
    onChange: notify,
    onHeard(resource) {
      meter.heard(resource);
      freshness.heard();
    },
    onState(resource, state) {
      meter.changed(resource, state);
      freshness.watchChanged(resource, state);
      if (state.state === "watching") standing.add(resource);
      else standing.delete(resource);
      if (state.state === "waiting") prober.check();
    },
    report,
  });

  /** The API server may come back as another version. */
  async function readVersion() {
    try {
      const found = await http.fetchJson<{ gitVersion?: string }>({ path: "/version" });
      if (version === found.gitVersion) return;
      version = found.gitVersion;
      notify();
    } catch {
      // Version is decoration: asked again when the API server comes back the next time.
    }
  }

  /** A watch that stands proves that it may be, and a Lease that was just renewed that it may be renewed. */
  function isProven(plural: string): boolean {
    if (plural === LEASES.plural) return timing.now() - leaseWrittenAt < PERMISSIONS_MS;
    return standing.has(plural);
  }

  const permissions = remembered(
    timing,
    PERMISSIONS_MS,
    () => reviewPermissions(target, isProven),
    (found: Permission[]) => found.every(({ allowed }) => allowed !== undefined),
  );

  return {
    get info() {
      return { id: context.id, name: context.name, server: connection.server.host };
    },
    nodes: caches.nodes,
    index: caches.index,
    freshness: freshness.current,
    latencyMs: () => latency,
    version: () => version,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watches: meter.readings,
    writes: () => ({ free: limit.free(), waitMs: limit.waitMs() }),
    readNode: (name) => readNode(target, name),
    listPodsOf: (node) => listPodsOf(target, node),
    listAttachmentsOf: (node) => listAttachmentsOf(target, node),
    patchNode: (name, patch) => patchNode(target, name, patch),
    evict: (pod, how) => evict(target, pod, how),
    deletePod: (pod, how) => deletePod(target, pod, how),
    permissions,
    mayImpersonate: remembered(
      timing,
      PERMISSIONS_MS,
      () => mayImpersonate(target),
      () => true,
    ),
    onBehalfOf: (whom) => onBehalfOf(target, whom),
    trial: () => tryRights(target),
    issueKubeconfig: async (options) => issueKubeconfig(target, await connection.target(), options),
    renew() {
      connection.renew();
      prober.check();
    },
    listNodeEvents: (node) => listNodeEvents(target, node),
    listClusterEvents: () => listClusterEvents(target),
    readUsage: () => readUsage(target),
    readComponents: () => readComponents(target),
    backups: createBackups(target),
    profile: createProfile(target),
    restarts: createRestarts(target),
    scans: createScans(target),
    recordNodeEvent: (record) => recordNodeEvent(target, record),
    patchNodeConditions: (name, changes) => patchNodeConditions(target, name, changes),
    readLease: () => readLease(target),
    async writeLease(record) {
      const written = await writeLease(target, record);
      leaseWrittenAt = timing.now();
      return written;
    },
    adminKubeconfig() {
      try {
        return context.flatten();
      } catch (error) {
        if (error instanceof KubeconfigError) return { why: error.message };
        throw error;
      }
    },
    start() {
      caches.start();
      prober.start();
    },
    async close() {
      await Promise.all([caches.stop(), prober.stop()]);
      freshness.stop();
      if (notifying) clearImmediate(notifying);
      listeners.clear();
      await connection.close();
    },
  };
}
