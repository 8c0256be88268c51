import type { ClusterIndex } from "@/lib/domain/cluster-index";
import type { NodeSelectorTerm, ObservedNode, ObservedPod } from "@/lib/domain/observed";

const HOSTNAME = "kubernetes.io/hostname";

/** Whether a term names this node alone: by its name, or by the label that each node has of its own. */
function namesOnly(term: NodeSelectorTerm, node: ObservedNode): boolean {
  const alone = (values: readonly string[], own: string | undefined) =>
    own !== undefined && values.length === 1 && values[0] === own;
  return (
    term.labels.some(
      ({ key, operator, values }) =>
        key === HOSTNAME && operator === "In" && alone(values, node.labels[HOSTNAME]),
    ) ||
    term.fields.some(
      ({ key, operator, values }) => key === "metadata.name" && operator === "In" && alone(values, node.name),
    )
  );
}

/** What ties a pod to its node alone, in words; undefined when it may run elsewhere. */
export function pinnedHere(index: ClusterIndex, pod: ObservedPod): string | undefined {
  const node = pod.nodeName === undefined ? undefined : index.node(pod.nodeName);
  if (!node) return undefined;
  const hostname = node.labels[HOSTNAME];
  if (hostname !== undefined && pod.nodeSelector[HOSTNAME] === hostname) return "its nodeSelector";
  if (pod.nodeAffinity?.length && pod.nodeAffinity.every((term) => namesOnly(term, node))) {
    return "its node affinity";
  }
  const local = pod.claims.find((claim) => {
    const terms = index.persistentVolume(index.volumeOf(pod.namespace, claim) ?? "")?.nodeAffinity;
    return terms?.length && terms.every((term) => namesOnly(term, node));
  });
  return local && `its local volume ${local}`;
}
