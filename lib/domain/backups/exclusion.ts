import type { MaintenanceIntent } from "@/lib/domain/intent";
import type { ObservedNode } from "@/lib/domain/observed";

/** Objects with this label are left out of backups. Source: velero.io, "Resource filtering". */
export const EXCLUDE_LABEL = "velero.io/exclude-from-backup";

/** Labels to write: null takes one away. */
export type LabelChange = Record<string, string | null>;

/** Whether backups leave this node out. */
export function isExcluded({ labels }: Pick<ObservedNode, "labels">): boolean {
  return labels[EXCLUDE_LABEL] === "true";
}

/** What turning maintenance on writes, and what the intent has to remember of before. */
export function excludeFromBackups({ labels }: Pick<ObservedNode, "labels">): {
  labels: LabelChange;
  backupLabel: { before?: string };
} {
  return { labels: { [EXCLUDE_LABEL]: "true" }, backupLabel: { before: labels[EXCLUDE_LABEL] } };
}

/**
 * What the end of a maintenance writes: the label as it was before. undefined: nothing, since it was not written by
 * that maintenance or somebody changed it since.
 */
export function includeInBackups(
  node: Pick<ObservedNode, "labels" | "uid">,
  { backupLabel, nodeUid }: Pick<MaintenanceIntent, "backupLabel" | "nodeUid">,
): LabelChange | undefined {
  if (backupLabel === undefined || nodeUid !== node.uid || !isExcluded(node)) return undefined;
  return backupLabel.before === "true" ? undefined : { [EXCLUDE_LABEL]: backupLabel.before ?? null };
}
