import type { ObservedPod } from "@/lib/domain/observed";
import { formatDuration } from "@/lib/domain/words";
import { agreedTo, type Rule } from "./rule";

/** DaemonSets that exist were ruled on before: their pods stay. */
function comesBackNowhere({ controller }: ObservedPod): boolean {
  return controller === undefined || controller.kind === "DaemonSet";
}

/** Nobody brings it back: it has no controller, or its DaemonSet is gone. Source: kubectl drain, unreplicatedFilter. */
export const bare: Rule = (pod, context) => {
  const orphan = pod.controller?.kind === "DaemonSet";
  if (!comesBackNowhere(pod) || agreedTo(context, pod, "bare")) return undefined;
  const age = formatDuration(context.now.getTime() - Date.parse(pod.createdAt));
  return {
    verdict: "blocks",
    cause: "bare",
    detail: orphan
      ? `Its DaemonSet ${pod.controller?.name} is gone. No controller brings it back.`
      : `Bare pod in ${pod.namespace}, ${age} old. No controller brings it back.`,
    fact: "needs consent",
  };
};

/** Source: kubectl drain, localStorageFilter; like it, memory and disk both count. */
export const emptyDir: Rule = (pod, context) => {
  if (pod.emptyDirs.length === 0 || agreedTo(context, pod, "empty-dir")) return undefined;
  // Deleting the pod for good was agreed to; its emptyDir is part of it.
  if (comesBackNowhere(pod)) return undefined;
  const names = pod.emptyDirs
    .map((dir) => (dir.medium === "memory" ? `${dir.name} (memory)` : dir.name))
    .join(", ");
  const noun = pod.emptyDirs.length === 1 ? "Volume" : "Volumes";
  return {
    verdict: "blocks",
    cause: "empty-dir",
    detail: `${noun} ${names} of kind emptyDir. The data is gone with the pod.`,
    fact: "needs consent",
  };
};
