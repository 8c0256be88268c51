import { createCluster, loadContexts } from "@/lib/adapters/kubernetes";
import {
  createClusterStore,
  createRestartStore,
  createRunHistory,
  createRunStore,
  createScanScheduleStore,
  type Database,
} from "@/lib/adapters/postgres";
import { createIdempotencyStore } from "@/lib/adapters/postgres/idempotency-store";
import { createLimitStore } from "@/lib/adapters/postgres/limit-store";
import { createSealer, openKeyring } from "@/lib/adapters/secrets";
import type { Network } from "@/lib/domain/addresses/address";
import { parseNetworks } from "@/lib/domain/addresses/judge";
import { DrydockError } from "@/lib/domain/errors";
import type { ClusterStore } from "@/lib/operations/store-ports/clusters";
import type { IdempotencyStore } from "@/lib/operations/store-ports/idempotency";
import type { RestartStore } from "@/lib/operations/store-ports/restarts";
import type { RunHistory } from "@/lib/operations/store-ports/run-history";
import type { ScanScheduleStore } from "@/lib/operations/store-ports/scan-schedules";
import type { Sealer } from "@/lib/operations/store-ports/sealer";
import { type Audit, startAudit } from "./audit";
import { startDatabase } from "./database";
import { createFleet, type Fleet } from "./fleet/fleet";
import { type Greeting, greet } from "./greet";
import { identitiesOf } from "./identity";
import { startLimits } from "./limits/limits";
import { log, reasonOf } from "./log";
import { watchedDatabase } from "./metrics/watched-database";
import { type Notifications, startNotifications } from "./notifications";
import { createPeople, type People } from "./people";
import { createRecords } from "./records";
import { startRestartDriver } from "./restarts/driver";
import { type Runtime, startRuntime } from "./runtime";
import { startSchedules } from "./scans/schedules";
import { readSettings, type Settings } from "./settings";
import { createTopics, type Topics } from "./topics";
import { stopTracing } from "./tracing/trace";

/** The running console: everything that lives as long as the process. */
export interface Console {
  settings: Settings;
  database: Database;
  idempotency: IdempotencyStore;
  audit: Audit;
  notifications: Notifications;
  people: People;
  clusters: ReadonlyMap<string, Runtime>;
  /** Maintenances that are over, of all clusters. */
  history: RunHistory;
  fleet: Fleet;
  clusterStore: ClusterStore;
  scanSchedules: ScanScheduleStore;
  restarts: RestartStore;
  sealer: Sealer;
  /** Private networks in which clusters that people add may be. */
  networks: readonly Network[];
  topics: Topics;
  /** Told to whoever starts it: scripts/start.ts is in another module graph. */
  greet(demo: boolean): Promise<Greeting>;
  stop(): Promise<void>;
}

// Instrumentation and route handlers are separate module graphs in Next.js; only globalThis is shared.
const KEY = Symbol.for("drydock.console");
const shared = globalThis as { [KEY]?: Console };

/**
 * Starts the console once per process. A database or a cluster that is away does not keep it from starting.
 * @throws Error when the settings are wrong or another console has the data folder
 */
export async function startConsole(): Promise<Console> {
  if (shared[KEY]) return shared[KEY];
  const settings = readSettings(process.env);
  const database = watchedDatabase(await startDatabase(settings));
  startLimits(createLimitStore(database));
  const audit = startAudit(database, settings.DRYDOCK_AUDIT_DAYS);
  const notifications = startNotifications(database, settings);
  const people = createPeople(database, settings);
  const identityOn = identitiesOf(settings.DRYDOCK_DATA);
  const records = createRecords(database, createRunStore(database));
  const self = {
    records,
    installation: settings.DRYDOCK_INSTALLATION,
    nodeConditions: settings.DRYDOCK_NODE_CONDITIONS,
  };
  const { contexts, problems } = loadContexts({ ...process.env });
  for (const problem of problems) log("warn", "kubeconfig not used", { reason: problem.message });
  const sealer = createSealer(openKeyring(settings));
  const networks = allowedNetworks(settings.DRYDOCK_ALLOWED_NETWORKS);
  const clusterStore = createClusterStore(database);
  const fleet = createFleet({
    own: contexts,
    store: clusterStore,
    sealer,
    networks,
    launch(context, about) {
      const report = (error: unknown) =>
        log("error", "watch listener failed", { cluster: context.id, reason: reasonOf(error) });
      const onTouch = () => topics.touch(context.id);
      const identity = identityOn(context.id);
      const port = createCluster(context, { report, caller: identity.holder });
      const outcomes = notifications.follow(() => port.info);
      return startRuntime(port, { ...self, identity, onTouch, about, outcomes });
    },
    onChange: (id) => topics.touch(id),
  });
  const topics = createTopics(fleet.clusters);
  const scanSchedules = createScanScheduleStore(database);
  const schedules = startSchedules({
    clusters: fleet.clusters,
    store: scanSchedules,
    recorder: audit.recorder,
    find: people.ownerNow,
    settings,
    clock: { now: () => new Date() },
  });
  const restarts = createRestartStore(database);
  const restarting = startRestartDriver({
    clusters: fleet.clusters,
    store: restarts,
    recorder: audit.recorder,
    find: people.ownerNow,
    clock: { now: () => new Date() },
  });
  shared[KEY] = {
    settings,
    database,
    idempotency: createIdempotencyStore(database),
    audit,
    notifications,
    people,
    clusters: fleet.clusters,
    history: createRunHistory(database),
    fleet,
    clusterStore,
    scanSchedules,
    restarts,
    sealer,
    networks,
    topics,
    greet: (demo) => greet(people, demo),
    async stop() {
      topics.close();
      await schedules.stop();
      await restarting.stop();
      await fleet.stop();
      await records.close();
      await notifications.stop();
      await audit.stop();
      await database.close();
      await stopTracing();
    },
  };
  return shared[KEY];
}

/** The console of this process: requests come after its start. */
export function getConsole(): Console {
  const running = shared[KEY];
  if (!running) throw new Error("The console has not started.");
  return running;
}

/** @throws not-found */
export function clusterById(id: string): Runtime {
  const cluster = getConsole().clusters.get(id);
  if (!cluster) throw new DrydockError({ code: "not-found", object: `cluster ${id}` });
  return cluster;
}

function allowedNetworks(text: string): Network[] {
  const networks = parseNetworks(text);
  if (!("wrong" in networks)) return networks;
  throw new Error(
    `Settings are wrong. DRYDOCK_ALLOWED_NETWORKS: ${networks.wrong} is no network such as 10.0.0.0/8. Correct the environment and start again.`,
  );
}
