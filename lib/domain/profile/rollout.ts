import type { ObservedNode, ObservedPod } from "@/lib/domain/observed";
import type { RolloutObject } from "./observed";

/** Set on pods of DaemonSets and StatefulSets: which revision of the template they are made from. */
const REVISION_LABEL = "controller-revision-hash";

export interface Rollout {
  kind: RolloutObject["kind"];
  namespace: string;
  name: string;
  desired: number;
  updated: number;
  /** "unseen": its counts are of the template before, its controller has not acted on the new one yet. */
  state: "done" | "unseen" | "under-way" | "waits-for-deletion";
  /** Nodes with a pod of an older revision, those in maintenance first. Of DaemonSets alone. */
  behind: { node: string; inMaintenance: boolean }[];
}

/**
 * How far a rollout is, and on which nodes it is behind. `revision`: the current one; undefined when it can't be read, and
 * then no node is named.
 */
export function rolloutOf(
  object: RolloutObject,
  pods: readonly ObservedPod[],
  revision: string | undefined,
  nodeOf: (name: string) => Pick<ObservedNode, "intent"> | undefined,
): Rollout {
  const { kind, namespace, name, desired, updated, unseen } = object;
  const done = !unseen && updated >= desired;
  const behind =
    done || kind !== "DaemonSet" || revision === undefined ? [] : behindOf(pods, revision, nodeOf);
  return { kind, namespace, name, desired, updated, state: stateOf(object, done), behind };
}

function stateOf({ unseen, onDelete }: RolloutObject, done: boolean): Rollout["state"] {
  if (done) return "done";
  if (unseen) return "unseen";
  return onDelete ? "waits-for-deletion" : "under-way";
}

function behindOf(
  pods: readonly ObservedPod[],
  revision: string,
  nodeOf: (name: string) => Pick<ObservedNode, "intent"> | undefined,
): Rollout["behind"] {
  const names = pods
    .filter(({ labels, deletionAt }) => labels[REVISION_LABEL] !== revision && deletionAt === undefined)
    .flatMap(({ nodeName }) => (nodeName === undefined ? [] : [nodeName]));
  return [...new Set(names)]
    .map((node) => ({ node, inMaintenance: nodeOf(node)?.intent !== undefined }))
    .sort((a, b) => Number(b.inMaintenance) - Number(a.inMaintenance) || a.node.localeCompare(b.node));
}
