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
  return (
    <AskDialog
      command={{ isPending, error, send: (done) => mutate({ leave }, done) }}
      done={{ title: `${cluster.name} is removed`, text: "Nothing in the cluster was changed." }}
      icon={<Trash2 aria-hidden size={22} strokeWidth={1.75} />}
      onOpenChange={onOpenChange}
      open={open}
      refused={total > 0 && !leave ? "Agree to leave the nodes in maintenance." : undefined}
      subtitle={cluster.name}
      title="Remove cluster"
      variant="danger"
    >
      <p>The console forgets its credential and stops watching. Nothing in the cluster is changed.</p>
      {total > 0 ? (
        <>
          <p>
            {count(total, "node")} in maintenance: intent and cordon stay on the nodes, no pod is evicted any
            more, and nobody drives them on. Added again, the console goes on where they are.
          </p>
          <CheckLine checked={leave} onChange={setLeave} title="Leave these nodes in maintenance" />
        </>
      ) : null}
    </AskDialog>
  );
}
