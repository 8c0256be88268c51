import { isDeepStrictEqual } from "node:util";
import type { MaintenanceBody } from "@/lib/contracts/maintenance";
import type { NodeMaintenance, NodeRow } from "@/lib/contracts/node";
import type { ClusterIndex } from "@/lib/domain/cluster-index";
import type { MaintenanceIntent } from "@/lib/domain/intent";
import type { MaintenanceState } from "@/lib/domain/maintenance";
import { healthOf, intentOf, kubectlStatus, poolOf, rolesOf, zoneOf } from "@/lib/domain/node";
import type { ObservedNode, ObservedPod } from "@/lib/domain/observed";
import { commonGround, dependsOnOthers, refusalsOf } from "@/lib/domain/refusals";
import { requestedOn } from "@/lib/domain/requested";
import { each, type Steps } from "@/lib/domain/steps";

export interface RowSource {
  index: ClusterIndex;
  installation: string;
  stateFor(index: ClusterIndex, node: ObservedNode, intent: MaintenanceIntent): MaintenanceState;
  troubleOf(node: string): string | undefined;
}

const INSTANCE_TYPE = "node.kubernetes.io/instance-type";

/** What a row tells that changes only with the node itself or its pods. */
export function factsOf(index: ClusterIndex, node: ObservedNode) {
  const pool = poolOf(index, node);
  const requested = requestedOn(index, node.name);
  return {
    name: node.name,
    uid: node.uid,
    pool: pool.name,
    poolKind: pool.kind,
    roles: rolesOf(node),
    zone: zoneOf(node),
    instanceType: node.labels[INSTANCE_TYPE],
    health: healthOf(node),
    status: kubectlStatus(node),
    schedulable: !node.unschedulable,
    version: node.version,
    pods: requested.pods,
    cpuMilli: { requested: requested.cpuMilli, allocatable: node.allocatable.cpuMilli },
    memoryBytes: { requested: requested.memoryBytes, allocatable: node.allocatable.memoryBytes },
    podSlots: { requested: requested.pods, allocatable: node.allocatable.pods },
    createdAt: node.createdAt,
    labels: node.labels,
    taints: node.taints,
  };
}

/** What a row tells that depends on other nodes, on the engine or on the time. */
function situationOf(source: RowSource, node: ObservedNode) {
  return {
    maintenance: maintenanceOf(source, node),
    refusals: refusalsOf(source.index, node, source.installation),
  };
}

/** A node as the table shows it. */
export function rowOf(source: RowSource, node: ObservedNode): NodeRow {
  return { ...factsOf(source.index, node), ...situationOf(source, node) };
}

/** Control plane first, then pools by name, then nodes by name: the order of every list of nodes. */
export function byPool(a: NodeRow, b: NodeRow): number {
  const plane = Number(b.poolKind === "control-plane") - Number(a.poolKind === "control-plane");
  return plane || compare(a.pool, b.pool) || compare(a.name, b.name);
}

/** Names are ASCII (RFC 1123), so that code units say what a collation would, at a fraction of its time. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

interface Kept {
  node: ObservedNode;
  pods: readonly ObservedPod[];
  row: NodeRow;
}

/** How many rows are made between two chances for others: one takes some 20 µs. */
const AT_ONCE = 50;

/**
 * Rows of all nodes in their order. A row stays the same object while nothing in it changes, and so do all of them
 * together: of 5,000 nodes only those are looked at that changed, or whose pods did, and the few that depend on more.
 * The first time all are: that is given to `work` in steps, and until it is done (`onCounted`) there are none.
 */
export function createRows(
  work: (steps: Steps<void>) => void,
  onCounted: () => void,
): (source: RowSource) => readonly NodeRow[] | undefined {
  let state: "new" | "counting" | "counted" = "new";
  const known = new Map<string, Kept>();
  let ground: string | undefined;
  let ordered: readonly NodeRow[] = [];
  /** The order is to be made anew. */
  let moved = false;

  /** `same`: the row that there was, of a node that did not change, nor its pods. */
  function refreshed(source: RowSource, node: ObservedNode, same: NodeRow | undefined): NodeRow {
    const situation = situationOf(source, node);
    if (same && isDeepStrictEqual(situation.refusals, same.refusals) && !situation.maintenance) return same;
    return { ...(same ?? factsOf(source.index, node)), ...situation };
  }

  function* countAll(source: RowSource): Steps<void> {
    const { index } = source;
    ground = commonGround(index);
    try {
      yield* each(index.cluster.nodes, AT_ONCE, (node) => {
        const pods = index.podsOf(node.name);
        known.set(node.name, { node, pods, row: rowOf(source, node) });
      });
    } finally {
      // Whatever is missing is made when it is asked for.
      state = "counted";
      moved = true;
    }
    onCounted();
  }

  return (source) => {
    const { index } = source;
    const { nodes } = index.cluster;
    if (state === "new") {
      state = "counting";
      work(countAll(source));
    }
    if (state !== "counted") return undefined;
    const groundNow = commonGround(index);
    const stands = groundNow === ground;
    ground = groundNow;
    let changed = false;
    for (const node of nodes) {
      const pods = index.podsOf(node.name);
      const last = known.get(node.name);
      const same = last?.node === node && last.pods === pods ? last.row : undefined;
      if (same && stands && !dependsOnOthers(index, node)) continue;
      const row = refreshed(source, node, same);
      if (row === same) continue;
      known.set(node.name, { node, pods, row });
      changed = true;
      moved ||= last === undefined || byPool(last.row, row) !== 0;
    }
    if (known.size > nodes.length) {
      const there = new Set(nodes.map(({ name }) => name));
      for (const name of known.keys()) if (!there.has(name)) known.delete(name);
      moved = true;
    }
    if (moved) ordered = [...known.values()].map(({ row }) => row).sort(byPool);
    else if (changed) ordered = ordered.map((row) => known.get(row.name)?.row ?? row);
    moved = false;
    return ordered;
  };
}

function maintenanceOf(source: RowSource, node: ObservedNode): NodeMaintenance | undefined {
  if (node.intent === "unreadable") return unreadable(node);
  const intent = intentOf(node);
  if (!intent) return undefined;
  const state = source.stateFor(source.index, node, intent);
  const trouble = source.troubleOf(node.name);
  return {
    id: intent.id,
    phase: state.phase,
    by: intent.by,
    reason: intent.reason,
    since: intent.since,
    progress: state.progress,
    headline: trouble ? `${state.headline}. ${trouble}` : state.headline,
    checkedAt: state.checkedAt,
    proof: state.proof,
    question: state.question,
    wasCordoned: intent.wasCordoned,
  };
}

/** An annotation that this version can't read still means that somebody holds the node. */
export function unreadable(node: ObservedNode): NodeMaintenance {
  const text =
    "The annotation drydock.dev/maintenance can't be read. Remove it with kubectl once nobody needs it.";
  return {
    id: node.uid,
    phase: "paused",
    by: "unknown",
    reason: "unknown",
    since: node.createdAt,
    progress: { total: 0, moved: 0, waiting: 0, failed: 0 },
    headline: "Maintenance annotation can't be read",
    proof: [],
    question: { kind: "unreadable", text },
    wasCordoned: false,
  };
}

/** One maintenance, whole. */
export function bodyOf(
  source: RowSource,
  cluster: string,
  node: ObservedNode,
  intent: MaintenanceIntent,
): MaintenanceBody {
  return {
    id: intent.id,
    cluster,
    node: node.name,
    by: intent.by,
    reason: intent.reason,
    since: intent.since,
    wasCordoned: intent.wasCordoned,
    options: intent.options,
    ...source.stateFor(source.index, node, intent),
  };
}
