import type { PlanCheck } from "@/lib/domain/maintenance";
import type { ObservedNode, ObservedPod } from "@/lib/domain/observed";
import { nameSome } from "@/lib/domain/words";
import type { Backup, Transfer, VeleroObjects } from "./observed";
import { isRunningBackup, isRunningTransfer, takesNamespace } from "./running";

/** What of Velero runs now; or why that is not known. */
export type BackupActivity = Pick<VeleroObjects, "backups" | "transfers"> | { unknown: string };

const KINDS: Record<Transfer["kind"], string> = {
  DataUpload: "Data upload",
  PodVolumeBackup: "Pod volume backup",
};

function since(phase: string, at: string | undefined): string {
  const words = phase || "New";
  return at === undefined ? words : `${words} since ${at}`;
}

function transferWords({ kind, namespace, name, what, phase, startedAt }: Transfer): string {
  return `${KINDS[kind]} ${namespace}/${name} reads ${what} on this node: ${since(phase, startedAt)}.`;
}

function backupWords({ namespace, name, phase, startedAt }: Backup, namespaces: readonly string[]): string {
  const pods = namespaces.length === 1 ? "namespace" : "namespaces";
  return `Backup ${namespace}/${name} takes ${pods} ${nameSome(namespaces)} of pods that leave: ${since(phase, startedAt)}.`;
}

/** Whether a backup reads a volume on the node, or may be about to read pods that would leave. `leaving`: those pods. */
export function backupCheck(
  activity: BackupActivity,
  node: Pick<ObservedNode, "name">,
  leaving: readonly ObservedPod[],
): PlanCheck {
  const id = "backups";
  if ("unknown" in activity)
    return { id, state: "unknown", title: "Backups not known", detail: activity.unknown };
  const here = activity.transfers.filter(
    (transfer) => transfer.node === node.name && isRunningTransfer(transfer),
  );
  const namespaces = [...new Set(leaving.map(({ namespace }) => namespace))].sort();
  const taking = activity.backups.filter(isRunningBackup).flatMap((backup) => {
    const taken = namespaces.filter((namespace) => takesNamespace(backup.scope, namespace));
    return taken.length === 0 ? [] : [backupWords(backup, taken)];
  });
  if (here.length === 0 && taking.length === 0) {
    return {
      id,
      state: "pass",
      title: "No backup is under way here",
      detail: "No volume is read on this node, and no running backup takes pods that leave.",
    };
  }
  const advice = "What leaves under it may be missing from it. Wait until it is done, or start it again.";
  return {
    id,
    state: "warn",
    title: here.length > 0 ? "A backup reads volumes here" : "A backup is under way",
    detail: [...here.map(transferWords), ...taking, advice].join(" "),
  };
}
