import { type ClusterIndex, withFresh } from "@/lib/domain/cluster-index";
import type { MaintenanceIntent } from "@/lib/domain/intent";
import type { Verification } from "@/lib/domain/proof";
import { stateOf } from "@/lib/domain/state";
import { count } from "@/lib/domain/words";
import { withFreshControlPlane } from "@/lib/operations/fresh-control-plane";
import type { Clock, ClusterPort } from "@/lib/operations/ports";

/**
 * Looks past the caches: reads the node, its pods and its VolumeAttachments from the API server, of a control-plane node
 * also the other ones, and asks the same
 * rules whether everything that gates Complete holds on what was read.
 */
export async function verify(
  cluster: ClusterPort,
  index: ClusterIndex,
  name: string,
  intent: MaintenanceIntent,
  clock: Clock,
): Promise<Verification> {
  const [node, pods, attachments] = await Promise.all([
    cluster.readNode(name),
    cluster.listPodsOf(name),
    cluster.listAttachmentsOf(name),
  ]);
  const now = clock.now();
  const seen = await withFreshControlPlane(cluster, index, node);
  const fresh = withFresh(seen, new Set([name]), { nodes: [node], pods, attachments });
  const state = stateOf({ index: fresh, node, intent, attempts: new Map(), verification: undefined, now });
  const open = state.proof.filter((check) => check.id !== "fresh-list" && check.state !== "holds");
  const base = { maintenanceId: intent.id, at: now.toISOString() };
  if (open.length > 0)
    return {
      ...base,
      agrees: false,
      detail: open.map((check) => `${check.title}: ${check.detail}`).join(" "),
    };
  return {
    ...base,
    agrees: true,
    detail: `Read from the API server: ${count(pods.length, "pod")} here, all of them stay.`,
  };
}
