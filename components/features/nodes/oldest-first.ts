import type { PodVerdict } from "@/lib/domain/maintenance";

/** Pods by how long they have been held, longest first; of the same moment, and where it is not known, as they were. */
export function oldestFirst(
  pods: readonly PodVerdict[],
  since: ReadonlyMap<string, string>,
): readonly PodVerdict[] {
  const at = ({ uid }: PodVerdict) => Date.parse(since.get(uid) ?? "") || Number.MAX_SAFE_INTEGER;
  return pods.toSorted((a, b) => at(a) - at(b));
}
