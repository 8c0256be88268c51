"use client";
import { Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { notify } from "@/components/ui/toast";
import { useRemoveCluster } from "@/lib/client/manage-clusters";
import { count } from "@/lib/domain/words";
import type { ClusterDialogProps } from "./cluster-dialogs";
import { CommandFailure } from "./command-failure";

/** Asked once; nodes in maintenance are named and agreed to. */
export function RemoveClusterDialog({ cluster, open, onOpenChange }: ClusterDialogProps) {
  const [leave, setLeave] = useState(false);
  const cancel = useRef<HTMLButtonElement>(null);
  const { mutate, isPending, error } = useRemoveCluster(cluster.id);
  const { total } = cluster.maintenance;
  const missing = total > 0 && !leave ? "Agree to leave the nodes in maintenance." : undefined;
  const remove = () =>
    mutate(
      { leave },
      {
        onSuccess: () => {
          onOpenChange(false);
          notify.done({ title: `${cluster.name} is removed`, text: "Nothing in the cluster was changed." });
        },
      },
    );
  return (
    <Dialog
      actions={
        <>
          <Button onClick={() => onOpenChange(false)} ref={cancel}>
            Cancel
          </Button>
          <Button onClick={remove} refused={isPending ? "Sent, no answer yet." : missing} variant="danger">
            Remove cluster
          </Button>
        </>
      }
      icon={<Trash2 aria-hidden size={22} strokeWidth={1.75} />}
      initialFocus={cancel}
      note={missing ? <span className="text-meta">{missing}</span> : undefined}
      onOpenChange={onOpenChange}
      open={open}
      size="small"
      subtitle={cluster.name}
      title="Remove cluster"
    >
      <div className="flex flex-col gap-3 text-body text-text-2">
        <p>The console forgets its credential and stops watching. Nothing in the cluster is changed.</p>
        {total > 0 ? (
          <>
            <p>
              {count(total, "node")} in maintenance: intent and cordon stay on the nodes, no pod is evicted
              any more, and nobody drives them on. Added again, the console goes on where they are.
            </p>
            <span className="flex items-center gap-2.5 text-text">
              <Checkbox checked={leave} labelledBy="leave-label" onCheckedChange={setLeave} />
              <span id="leave-label">Leave these nodes in maintenance</span>
            </span>
          </>
        ) : null}
        <CommandFailure error={error} />
      </div>
    </Dialog>
  );
}
