"use client";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { AskDialog } from "@/components/layout/ask-dialog";
import { CheckLine } from "@/components/ui/check-line";
import { useRemoveCluster } from "@/lib/client/manage-clusters";
import { count } from "@/lib/domain/words";
import type { ClusterDialogProps } from "./cluster-dialogs";

/** Asked once; nodes in maintenance are named and agreed to. */
export function RemoveClusterDialog({ cluster, open, onOpenChange }: ClusterDialogProps) {
  const [leave, setLeave] = useState(false);
  const { mutate, isPending, error } = useRemoveCluster(cluster.id);
  const { total } = cluster.maintenance;
  // The server knows of nodes that this page does not: of a cluster that has not answered yet, above all.
  const asks = total > 0 || leave || error?.problem.code === "refused";
  return (
    <AskDialog
      command={{ isPending, error, send: (done) => mutate({ leave }, done) }}
      done={{ title: `${cluster.name} is removed`, text: "Nothing in the cluster was changed." }}
      icon={<Trash2 aria-hidden size={22} strokeWidth={1.75} />}
      onOpenChange={onOpenChange}
      open={open}
      refused={asks && !leave ? "Agree to leave the nodes in maintenance." : undefined}
      subtitle={cluster.name}
      title="Remove cluster"
      variant="danger"
    >
      <p>
        The console forgets its credential, the roles that people have on this cluster alone, and scans and
        restarts that were planned for it. The history stays. Nothing in the cluster is changed.
      </p>
      {asks ? (
        <>
          <p>
            {total > 0 ? count(total, "node") : "Nodes"} in maintenance: intent and cordon stay on the nodes,
            no pod is evicted any more, and nobody drives them on. Added again, the console goes on where they
            are.
          </p>
          <CheckLine checked={leave} onChange={setLeave} title="Leave these nodes in maintenance" />
        </>
      ) : null}
    </AskDialog>
  );
}
