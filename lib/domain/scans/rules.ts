import type { ClusterIndex } from "@/lib/domain/cluster-index";
import type { PlanCheck } from "@/lib/domain/maintenance";
import { isControlPlane, isReady } from "@/lib/domain/node";
import type { ObservedNode, ObservedPod } from "@/lib/domain/observed";
import { podKey } from "@/lib/domain/observed";
import { count, nameSome } from "@/lib/domain/words";

/** On Jobs and pods of scans that were started here; its value is the run. */
export const SCAN_LABEL = "drydock.dev/scan";

/** Nodes that one run looks at: each is a Job with a log of its own. */
export const MOST_NODES = 100;

/** Why no scan may start now; undefined when one may. Source: Palette, "Maintenance Mode", limitations. */
export function scanRefusal(nodes: readonly Pick<ObservedNode, "name" | "intent">[]): string | undefined {
  const away = nodes.filter(({ intent }) => intent !== undefined).map(({ name }) => name);
  if (away.length === 0) return undefined;
  const are = away.length === 1 ? "is" : "are";
  return `${nameSome(away)} ${are} in maintenance: what a scan finds then is not how the cluster is.`;
}

/** Which nodes a scan looks at. */
export type ScanScope = "all" | "control-plane" | "workers";

export interface ScanTarget {
  node: string;
  controlPlane: boolean;
}

/** The Ready nodes of a scope, and those that are left out because they are not. */
export function targetsOf(
  index: ClusterIndex,
  scope: ScanScope,
): { targets: ScanTarget[]; notReady: string[] } {
  const wanted = index.cluster.nodes
    .map((node) => ({ node, controlPlane: isControlPlane(index, node) }))
    .filter(({ controlPlane }) => scope === "all" || controlPlane === (scope === "control-plane"));
  const ready = wanted.filter(({ node }) => isReady(node));
  return {
    targets: ready.map(({ node, controlPlane }) => ({ node: node.name, controlPlane })),
    notReady: wanted.filter((one) => !ready.includes(one)).map(({ node }) => node.name),
  };
}

/** Pods of kube-bench and Sonobuoy as their own manifests make them. Sources: their repositories' job.yaml, gen templates. */
function isScan({ labels, controller, phase, deletionAt }: ObservedPod): boolean {
  if (phase === "Succeeded" || phase === "Failed" || deletionAt !== undefined) return false;
  return (
    SCAN_LABEL in labels ||
    labels.app === "kube-bench" ||
    "sonobuoy-component" in labels ||
    (controller?.kind === "Job" && controller.name.startsWith("kube-bench"))
  );
}

/** Whether a scan runs anywhere in the cluster: a node that leaves under it changes what it finds. */
export function scanCheck(index: ClusterIndex): PlanCheck {
  const id = "scans";
  const running = index.pods.all().filter(isScan);
  if (running.length === 0)
    return {
      id,
      state: "pass",
      title: "No scan runs",
      detail: "None starts while a node is in maintenance.",
    };
  const detail = `${nameSome(running.map(podKey))}. A node that leaves under it changes what it finds, and may end it. Wait until it is done.`;
  return {
    id,
    state: "warn",
    title: running.length === 1 ? "A scan runs" : `${count(running.length, "pod")} of scans run`,
    detail,
  };
}
