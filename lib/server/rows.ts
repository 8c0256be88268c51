import type { MaintenanceBody } from "@/lib/contracts/maintenance";
import type { NodeMaintenance, NodeRow } from "@/lib/contracts/node";
import type { ClusterIndex } from "@/lib/domain/cluster-index";
import type { MaintenanceIntent } from "@/lib/domain/intent";
import type { MaintenanceState } from "@/lib/domain/maintenance";
import { healthOf, intentOf, kubectlStatus, poolOf, rolesOf, zoneOf } from "@/lib/domain/node";
import type { ObservedNode } from "@/lib/domain/observed";
import { refusalsOf } from "@/lib/domain/refusals";
import { requestedOn } from "@/lib/domain/requested";

export interface RowSource {
  index: ClusterIndex;
  installation: string;
  stateFor(index: ClusterIndex, node: ObservedNode, intent: MaintenanceIntent): MaintenanceState;
  troubleOf(node: string): string | undefined;
}

const INSTANCE_TYPE = "node.kubernetes.io/instance-type";

/** A node as the table shows it. */
export function rowOf(source: RowSource, node: ObservedNode): NodeRow {
  const { index } = source;
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
    maintenance: maintenanceOf(source, node),
    refusals: refusalsOf(index, node, source.installation),
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
function unreadable(node: ObservedNode): NodeMaintenance {
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
