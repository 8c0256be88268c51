import type { Cluster } from "@/lib/adapters/kubernetes";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import type { NodeRow } from "@/lib/contracts/node";
import { type ClusterIndex, indexCluster } from "@/lib/domain/cluster-index";
import { DrydockError } from "@/lib/domain/errors";
import type { ObservedCluster } from "@/lib/domain/observed";
import type { OperationContext } from "@/lib/operations/context";
import { type Activity, createActivity } from "./activity";
import { type Engine, startEngine } from "./engine";
import { createHub, type Hub } from "./hub";
import type { Identity } from "./identity";
import { type Leader, startLeader } from "./leader";
import { createNodeConditions } from "./node-conditions";
import { createNodeEvents } from "./node-events";
import { type RowSource, rowOf } from "./rows";
import { byPool, summaryOf } from "./summary";

/** One cluster as the console runs it: watches, engine, leader, live hub. */
export interface Runtime {
  port: Cluster;
  hub: Hub;
  /** Throws cluster-unreachable while nothing was observed yet. */
  index(): ClusterIndex;
  source(index?: ClusterIndex): RowSource;
  rows(): NodeRow[];
  summary(): ClusterSummary;
  context(actor: { name: string }): OperationContext;
  stop(): Promise<void>;
}

const clock = { now: () => new Date() };

/** Who this console is, and what it was told to do beside. */
interface Self {
  identity: Identity;
  installation: string;
  /** Publish lifecycle conditions on nodes. */
  nodeConditions?: boolean;
}

export function startRuntime(port: Cluster, self: Self): Runtime {
  let indexed: { of: ObservedCluster; index: ClusterIndex } | undefined;
  const latest = (): ClusterIndex | undefined => {
    const observed = port.observed();
    if (observed === undefined) return undefined;
    if (indexed?.of !== observed) indexed = { of: observed, index: indexCluster(observed) };
    return indexed.index;
  };
  const index = (): ClusterIndex => {
    const found = latest();
    if (found) return found;
    const freshness = port.freshness();
    const why = "why" in freshness ? freshness.why : "it was not listed yet";
    throw new DrydockError({ code: "cluster-unreachable", cluster: port.info.name, why });
  };

  // The parts know each other by these names; each is set before anything can call it.
  const parts = {} as { hub: Hub; engine: Engine; leader: Leader; activity: Activity };
  const source = (of = index()): RowSource => ({
    index: of,
    installation: self.installation,
    stateFor: parts.engine.stateFor,
    troubleOf: parts.engine.troubleOf,
  });
  const rows = (): NodeRow[] => {
    const of = latest();
    if (!of) return [];
    const from = source(of);
    return of.cluster.nodes.map((node) => rowOf(from, node)).sort(byPool);
  };
  const summaryWith = (nodes: NodeRow[]) => summaryOf(port, latest(), nodes, parts.leader.record());

  parts.activity = createActivity(() => parts.hub?.touch());
  const events = createNodeEvents(port, { instance: self.identity.holder, clock });
  const conditions = self.nodeConditions ? createNodeConditions(port, clock) : undefined;
  parts.engine = startEngine({
    cluster: port,
    index: latest,
    leads: () => parts.leader.leads(),
    installation: self.installation,
    clock,
    observe(node, intent, state) {
      parts.activity.observe(node, intent, state, Date.now());
      const drives = parts.leader.leads() && intent.installation === self.installation;
      events.observe(node, intent, state, drives);
      if (drives) conditions?.observe(node, state);
    },
    onChange: () => parts.hub.touch(),
  });
  parts.hub = createHub(() => {
    const nodes = rows();
    return { cluster: summaryWith(nodes), nodes, activity: [...parts.activity.entries()] };
  });
  /** What is told of nodes that are in no maintenance (any more). */
  const lookAtOthers = () => {
    // Not indexed here: that is for whoever looks, and a large cluster changes more often than somebody does.
    const seen = port.observed();
    if (seen === undefined || port.freshness().state !== "live") return;
    parts.activity.ended(seen.nodes, Date.now());
    events.ended(seen.nodes);
    if (conditions && parts.leader.leads())
      for (const node of seen.nodes) if (node.intent === undefined) conditions.observe(node);
  };
  parts.leader = startLeader(port, self.identity, () => {
    lookAtOthers();
    parts.engine.wake();
    parts.hub.touch();
  });
  const unsubscribe = port.onChange(() => {
    lookAtOthers();
    parts.engine.wake();
    parts.hub.touch();
  });
  port.start();

  let queue: Promise<unknown> = Promise.resolve();
  return {
    port,
    hub: parts.hub,
    index,
    source,
    rows,
    summary: () => summaryWith(rows()),
    context: (actor) => ({
      cluster: port,
      index,
      actor,
      clock,
      installation: self.installation,
      exclusive(work) {
        const result = queue.then(work, work);
        queue = result.catch(() => undefined); // the caller gets the error; the queue only waits for the end
        return result;
      },
    }),
    async stop() {
      unsubscribe();
      parts.hub.close();
      parts.leader.stop();
      await parts.engine.stop();
      await port.close();
    },
  };
}
