"use client";
import { KeyRound } from "lucide-react";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { notify } from "@/components/ui/toast";
import { useRotateCredential } from "@/lib/client/manage-clusters";
import type { ClusterDialogProps } from "./cluster-dialogs";
import { PasteKubeconfig } from "./paste-kubeconfig";
import { usePasted } from "./use-pasted";

/** Another credential for the same cluster; the old one is used until the new one has answered. */
export function RotateDialog({ cluster, open, onOpenChange }: ClusterDialogProps) {
  const pasted = usePasted();
  const { mutate, isPending, error } = useRotateCredential(cluster.id);
  const { credential } = pasted;
  const rotate = () => {
    if (!credential) return;
    mutate(credential, {
      onSuccess: () => {
        onOpenChange(false);
        notify.done({
          title: `${cluster.name} has its new credential`,
          text: "Watches went on with it. The old one can be taken away.",
        });
      },
    });
  };
  const missing = credential ? undefined : "A kubeconfig that can be used is missing.";
  return (
    <Dialog
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button onClick={rotate} refused={isPending ? "Sent, no answer yet." : missing} variant="primary">
            Rotate credential
          </Button>
        </>
      }
      icon={<KeyRound aria-hidden size={22} strokeWidth={1.75} />}
      note={missing ? <span className="text-meta">{missing}</span> : undefined}
      initialFocus="field"
      onOpenChange={onOpenChange}
      open={open}
      size="small"
      subtitle={cluster.name}
      title="Rotate credential"
    >
      <div className="flex flex-col gap-4">
        <PasteKubeconfig pasted={pasted} />
        <DialogFailure error={error} />
      </div>
    </Dialog>
  );
}
