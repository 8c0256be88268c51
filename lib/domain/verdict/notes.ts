import { budgetsOf } from "@/lib/domain/budget";
import { knownWorkload } from "@/lib/domain/known-workloads";
import { type ObservedPod, podKey } from "@/lib/domain/observed";
import { afterStart, instantOf, type VerdictContext } from "./rule";

/** What else is worth knowing of a pod that leaves; nothing is decided from it. */
export function notesOf(pod: ObservedPod, context: VerdictContext): string[] {
  const notes: string[] = [];
  const known = knownWorkload(pod);
  if (known) notes.push(known.note);
  if (pod.stayMark !== undefined) {
    notes.push(
      `Marked ${pod.stayMark}, so that autoscalers leave it where it is. A maintenance does not: ask its owner.`,
    );
  }
  if (pod.hostPaths?.length) {
    notes.push(`Uses ${pod.hostPaths.join(", ")} of this node: its replacement finds another node's files.`);
  }
  const [budget] = budgetsOf(context.index, pod);
  const { unhealthyPodEvictionPolicy: policy } = budget ?? {};
  if (budget && !pod.ready && pod.phase === "Running" && policy !== "AlwaysAllow") {
    notes.push(
      `Not Ready, and budget ${podKey(budget)} spares such pods only while ${budget.desiredHealthy} others are healthy.`,
    );
  }
  const { consents, deadlineSeconds } = context.options;
  const named = consents.some(({ uid, cause }) => uid === pod.uid && cause === "delete-at-deadline");
  if (named && deadlineSeconds !== undefined) {
    notes.push(`Deleted by name at ${instantOf(afterStart(context, deadlineSeconds))} if it is still here.`);
  }
  return notes;
}
