import type { Cluster } from "@/lib/adapters/kubernetes";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import type { ClusterMaintenances } from "@/lib/contracts/maintained";
import type { NodeRow } from "@/lib/contracts/node";
import { decideAccess } from "@/lib/domain/access/decide";
import type { Principal } from "@/lib/domain/access/principal";
import type { VeleroObjects } from "@/lib/domain/backups/observed";
import type { ClusterEvents } from "@/lib/domain/cluster-event";
import type { ClusterIndex } from "@/lib/domain/cluster-index";
import type { ComponentReading } from "@/lib/domain/components";
import { DrydockError } from "@/lib/domain/errors";
import type { Whom } from "@/lib/domain/impersonation/whom";
import { intentOf } from "@/lib/domain/node";
import type { ScanJob } from "@/lib/domain/scans/observed";
import type { OperationContext } from "@/lib/operations/context";
import { inSlices } from "@/lib/operations/in-slices";
import { type ProfileReading, readProfile } from "@/lib/operations/read-profile";
import { actFor, whomToBe } from "./act-for";
import { type Activity, createActivity } from "./activity";
import { earlyRows } from "./early-rows";
import { type Engine, startEngine } from "./engine";
import { createEventLists } from "./event-lists";
import { type About, aboutBody, UNSAID } from "./fleet/about";
import type { Identity } from "./identity";
import { createKubeconfigOffer } from "./kubeconfig-offer";
import { type Leader, startLeader } from "./leader";
import { log, reasonOf } from "./log";
import { maintainedOf } from "./maintained";
import { watchedPort } from "./metrics/watched-port";
import { createNodeConditions } from "./node-conditions";
import { createNodeEvents } from "./node-events";
import type { Outcomes } from "./notifications/outcomes";
import { podRowsOf } from "./pod-rows";
import type { Records } from "./records";
import { type Balance, readBalance } from "./restarts/balance";
import { bodyOf, createRows, type RowSource } from "./rows";
import { createRuns, type Runs, recordOf } from "./runs";
import { createPolicyKeeper } from "./scans/policy-keeper";
import { createScanResults, type ScanResults } from "./scans/results";
import { type SharedAnswer, shareAnswer } from "./shared-answer";
import type { NodePicture } from "./subjects";
import { summaryOf } from "./summary";
import { readSurroundings } from "./surroundings";
import { type ClusterTopics, createClusterTopics } from "./topics";
import { createUsage, type UsageKeeper } from "./usage";
import { type Book, createBook } from "./workloads/book";

/** One cluster as the console runs it: watches, engine, leader, live hub. */
export interface Runtime {
  port: Cluster;
  /** What the live stream tells of it. */
  topics: ClusterTopics;
  /** Throws cluster-unreachable while nothing was observed yet. */
  index(): ClusterIndex;
  source(index?: ClusterIndex): RowSource;
  rows(): readonly NodeRow[];
  summary(): ClusterSummary;
  maintained(): ClusterMaintenances | undefined;
  context(person: Principal): OperationContext;
  /** Whom the cluster sees in what is done later for a person; undefined: the console. */
  whomToBe(person: Principal): Promise<Whom | undefined>;
  workloads: Book;
  runs: Runs;
  leads(): boolean;
  usage: UsageKeeper;
  /** What the control plane says of itself, read when somebody looks. */
  components: SharedAnswer<ComponentReading>;
  /** Velero's objects, read when somebody looks. */
  backups: SharedAnswer<VeleroObjects | undefined>;
  /** What runs the cluster beside its nodes and pods, read when somebody looks. */
  profile: SharedAnswer<ProfileReading>;
  /** How even nodes are, and which restarts would help, worked out when somebody looks. */
  balance: SharedAnswer<Balance>;
  /** Jobs of scans, and what they found. */
  scans: SharedAnswer<ScanJob[] | undefined>;
  scanResults: ScanResults;
  /** The newest Events of the cluster, read when somebody looks. */
  events: SharedAnswer<ClusterEvents>;
  /** Events about a node, read from the API server. */
  nodeEvents: ReturnType<typeof createEventLists>;
  stop(): Promise<void>;
}

/** Several tabs and plans on one cluster read Velero's objects once. In milliseconds. */
const BACKUPS_MS = 4_000;
/** Several tabs list the Jobs of scans once. In milliseconds. */
const SCANS_MS = 2_000;
/** What runs the cluster changes slowly, and its lists are long. In milliseconds. */
const PROFILE_MS = 8_000;

/** It tries where hundreds of pods would be placed. In milliseconds. */
const BALANCE_MS = 4_000;
/** Several tabs that show the health of a cluster ask its API server once. In milliseconds. */
const COMPONENTS_MS = 5_000;
/** Of a large cluster they are many pages. In milliseconds. */
const EVENTS_MS = 4_000;

const clock = { now: () => new Date() };

/** Who this console is, what it was told to do beside, and who else wants to know that something may have changed. */
interface Self {
  identity: Identity;
  installation: string;
  records: Records;
  /** Publish lifecycle conditions on nodes. */
  nodeConditions?: boolean;
  /** Records what becomes of maintenances. */
  outcomes?: Outcomes;
  onTouch?: () => void;
  /** What people said about the cluster. */
  about?: () => About;
}

export function startRuntime(cluster: Cluster, self: Self): Runtime {
  const port = watchedPort(cluster);
  const index = (): ClusterIndex => {
    const found = port.index();
    if (found) return found;
    const freshness = port.freshness();
    const why = "why" in freshness ? freshness.why : "it was not listed yet";
    throw new DrydockError({ code: "cluster-unreachable", cluster: port.info.name, why });
  };

  const failed = (what: string, error: unknown) =>
    log("error", what, { cluster: port.info.id, reason: reasonOf(error) });
  // The parts know each other by these names; each is set before anything can call it.
  const parts = {} as { topics: ClusterTopics; engine: Engine; leader: Leader; activity: Activity };
  const source = (of = index()): RowSource => ({
    index: of,
    installation: self.installation,
    stateFor: parts.engine.stateFor,
    troubleOf: parts.engine.troubleOf,
  });
  const rowsOf = createRows(
    (steps) => void inSlices(steps).catch((error: unknown) => failed("rows not made", error)),
    () => parts.topics.touch(),
  );
  const rows = (): readonly NodeRow[] => {
    const of = port.index();
    return (of && rowsOf(source(of))) ?? earlyRows(port.nodes() ?? []);
  };
  const kubeconfig = createKubeconfigOffer(port, Date.now);
  const about = self.about ?? (() => UNSAID);
  const summaryWith = (nodes: readonly NodeRow[]) =>
    summaryOf(port, port.index(), nodes, parts.leader.record(), {
      ...aboutBody(about()),
      kubeconfig: kubeconfig(),
    });

  /** Of several consoles the one that drives writes the history down. */
  const writes = (installation: string) => installation === self.installation && parts.leader.leads();
  parts.activity = createActivity(({ maintenance, node: _, ...told }, { installation }) => {
    parts.topics?.touch();
    if (writes(installation)) self.records.keepEvent({ ...told, run: maintenance });
  });
  const runs = createRuns(Date.now(), {
    installation: self.installation,
    keep(record) {
      if (!writes(self.installation)) return false;
      self.records.keepRun({ ...record, cluster: port.info.id });
      return true;
    },
  });
  self.records.recall(port.info.id, (past) => {
    runs.remember(past.runs);
    parts.activity.remember(past.events.map(({ run, ...event }) => ({ ...event, maintenance: run })));
    parts.topics.touch();
  });
  const events = createNodeEvents(port, { instance: self.identity.holder, clock });
  const conditions = self.nodeConditions ? createNodeConditions(port, clock) : undefined;
  parts.engine = startEngine({
    cluster: port,
    index: port.index,
    leads: () => parts.leader.leads(),
    installation: self.installation,
    clock,
    observe(node, intent, state) {
      runs.observe(node, intent, state, Date.now());
      parts.activity.observe(node, intent, state, Date.now());
      const drives = parts.leader.leads() && intent.installation === self.installation;
      events.observe(node, intent, state, drives);
      self.outcomes?.observe(node, intent, state, drives);
      if (drives) conditions?.observe(node, state);
    },
    onChange: () => parts.topics.touch(),
  });
  const policy = createPolicyKeeper(port, clock);
  const nodePicture = (name: string): NodePicture | undefined => {
    const node = port.index()?.node(name);
    if (!node) return undefined;
    const intent = intentOf(node);
    return {
      maintenance: intent ? bodyOf(source(), port.info.id, node, intent) : null,
      pods: { items: podRowsOf(source(), node) },
    };
  };
  const workloads = createBook(index, (error) => failed("workloads not made", error));
  parts.topics = createClusterTopics(port.info.id, {
    cluster() {
      const nodes = rows();
      const known = port.nodes() !== undefined;
      return {
        cluster: summaryWith(nodes),
        nodes: known ? nodes : undefined,
        activity: parts.activity.entries(),
      };
    },
    node: nodePicture,
    workloads: workloads.follow,
    onTouch: () => self.onTouch?.(),
  });
  /** What is told of nodes that are in no maintenance (any more). */
  const lookAtOthers = () => {
    const seen = port.index();
    if (seen === undefined || port.freshness().state !== "live") return;
    parts.activity.ended(seen.node, Date.now());
    runs.ended(seen.node, Date.now());
    events.ended(seen.node);
    self.outcomes?.ended(seen.node, parts.leader.leads());
    policy.observe(seen.cluster.nodes, parts.leader.leads());
    if (conditions && parts.leader.leads())
      for (const node of seen.cluster.nodes) if (node.intent === undefined) conditions.observe(node);
  };
  parts.leader = startLeader(port, self.identity, () => {
    lookAtOthers();
    parts.engine.wake();
    parts.topics.touch();
  });
  const unsubscribe = port.onChange(() => {
    lookAtOthers();
    parts.engine.wake();
    parts.topics.touch();
  });
  port.start();

  const backups = shareAnswer(() => port.backups.read(), BACKUPS_MS, clock);
  const scans = shareAnswer(() => port.scans.list(), SCANS_MS, clock);
  let queue: Promise<unknown> = Promise.resolve();
  return {
    port,
    topics: parts.topics,
    index,
    source,
    rows,
    summary: () => summaryWith(rows()),
    maintained: () =>
      maintainedOf(port.info.id, rows(), (name) => {
        const node = port.index()?.node(name);
        return node && intentOf(node);
      }),
    workloads,
    runs,
    leads: () => parts.leader.leads(),
    usage: createUsage(port, clock),
    components: shareAnswer(() => port.readComponents(), COMPONENTS_MS, clock),
    backups,
    scans,
    scanResults: createScanResults(port),
    profile: shareAnswer(() => readProfile(port), PROFILE_MS, clock),
    balance: shareAnswer(() => readBalance(port, index), BALANCE_MS, clock),
    events: shareAnswer(() => port.listClusterEvents(), EVENTS_MS, clock),
    nodeEvents: createEventLists(port, clock),
    whomToBe: (person) => whomToBe(port, person, about().impersonation),
    context: (person) => ({
      cluster: actFor(port, person, () => about().impersonation),
      index,
      actor: { name: person.name },
      access: (verb) => decideAccess(person, verb, port.info.id),
      around: () => readSurroundings({ backups: backups.read, scans: scans.read }),
      clock,
      installation: self.installation,
      requireRecords: self.records.require,
      recordPlan(node, plan) {
        const intent = intentOf(node);
        // Who drives may be another console: what was promised is told by this one, which was asked.
        if (intent) self.records.keepRun({ ...recordOf(node, intent), cluster: port.info.id, plan });
      },
      exclusive(work) {
        const result = queue.then(work, work);
        queue = result.catch(() => undefined); // the caller gets the error; the queue only waits for the end
        return result;
      },
    }),
    async stop() {
      unsubscribe();
      parts.topics.close();
      workloads.stop();
      parts.leader.stop();
      await parts.engine.stop();
      await self.outcomes?.stop();
      await port.close();
    },
  };
}
