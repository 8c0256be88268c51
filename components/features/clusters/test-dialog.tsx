"use client";
import { PlugZap } from "lucide-react";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useTestCluster } from "@/lib/client/manage-clusters";
import type { ClusterDialogProps } from "./cluster-dialogs";
import { TrialTable } from "./trial-table";

/** What the console's credential may in a cluster that it has already. */
export function TestDialog({ cluster, open, onOpenChange }: ClusterDialogProps) {
  const { mutate, isPending, error, data } = useTestCluster(cluster.id);
  return (
    <Dialog
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Close</Button>
          <Button
            onClick={() => mutate()}
            refused={isPending ? "Asking the cluster." : undefined}
            variant="primary"
          >
            Test connection
          </Button>
        </>
      }
      icon={<PlugZap aria-hidden size={22} strokeWidth={1.75} />}
      onOpenChange={onOpenChange}
      open={open}
      size="small"
      subtitle={`${cluster.name}, ${cluster.server}`}
      title="Test connection"
    >
      <div className="flex flex-col gap-4">
        {data ? (
          <TrialTable trial={data} />
        ) : (
          <p className="text-body text-text-2">
            Asks the cluster who the credential is and what it may. Changes nothing.
          </p>
        )}
        <DialogFailure error={error} />
      </div>
    </Dialog>
  );
}
