import type { KubeEvents } from "@/lib/domain/kube-event";
import type { Clock, ClusterPort } from "@/lib/operations/ports";

/** Several tabs on one node ask the API server once. In milliseconds. */
const FRESH_MS = 3_000;

type Node = Parameters<ClusterPort["listNodeEvents"]>[0];

/**
 * Events of nodes, read when somebody looks: no watch is held for them, since a large cluster has as many as pods. An
 * answer serves all who ask within three seconds; a failure serves only those who were waiting for it.
 */
export function createEventLists(
  cluster: Pick<ClusterPort, "listNodeEvents">,
  clock: Clock,
): (node: Node) => Promise<KubeEvents> {
  const answers = new Map<string, { answer: Promise<KubeEvents>; at: number }>();
  const now = () => clock.now().getTime();
  return (node) => {
    for (const [uid, { at }] of answers) if (now() - at >= FRESH_MS) answers.delete(uid);
    const known = answers.get(node.uid);
    if (known) return known.answer;
    const answer = cluster.listNodeEvents(node);
    answers.set(node.uid, { answer, at: now() });
    answer.catch(() => answers.delete(node.uid));
    return answer;
  };
}
