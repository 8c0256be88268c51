"use client";
import { Layers } from "lucide-react";
import { useState } from "react";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { Button } from "@/components/ui/button";
import { Dialog, DialogColumn } from "@/components/ui/dialog";
import { notify } from "@/components/ui/toast";
import { useAddCluster } from "@/lib/client/manage-clusters";
import { LONGEST_NAME, NameAndTags } from "./name-and-tags";
import { PasteKubeconfig } from "./paste-kubeconfig";
import { tagsIn } from "./tag-list";
import { usePasted } from "./use-pasted";

interface AddClusterDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Paste, choose, test, name. The server tests once more before it keeps anything. */
export function AddClusterDialog({ open, onOpenChange }: AddClusterDialogProps) {
  const pasted = usePasted();
  const [given, setGiven] = useState<string>();
  const [tags, setTags] = useState("");
  const { mutate, isPending, error, reset } = useAddCluster();
  const name = given ?? pasted.credential?.context.slice(0, LONGEST_NAME) ?? "";
  const close = (next: boolean) => {
    if (!next) {
      // What was pasted does not outlive the dialog.
      pasted.clear();
      setGiven(undefined);
      setTags("");
      reset();
    }
    onOpenChange(next);
  };
  const missing = !pasted.credential
    ? "A kubeconfig that can be used is missing."
    : name.trim() === ""
      ? "The name is missing."
      : undefined;
  const add = () => {
    if (!pasted.credential) return;
    mutate(
      { ...pasted.credential, name, tags: tagsIn(tags) },
      {
        onSuccess: ({ cluster }) => {
          close(false);
          notify.done({
            title: `${cluster.name} is added`,
            text: "Its nodes show as soon as they are listed.",
          });
        },
      },
    );
  };
  return (
    <Dialog
      actions={
        <>
          <Button onClick={() => close(false)}>Cancel</Button>
          <Button onClick={add} refused={isPending ? "Sent, no answer yet." : missing} variant="primary">
            Add cluster
          </Button>
        </>
      }
      icon={<Layers aria-hidden size={22} strokeWidth={1.75} />}
      note={
        <span className="text-meta">{missing ?? "The credential is tested before anything is kept."}</span>
      }
      initialFocus="field"
      onOpenChange={close}
      open={open}
      size="plan"
      subtitle="Nothing in the cluster is changed by this."
      title="Add cluster"
    >
      <DialogColumn>
        <div className="flex flex-col gap-4">
          <PasteKubeconfig adding pasted={pasted} />
        </div>
      </DialogColumn>
      <DialogColumn tinted>
        <div className="flex flex-col gap-4">
          <NameAndTags name={name} onName={setGiven} onTags={setTags} tags={tags} />
          <DialogFailure error={error} />
          <HowToMake />
        </div>
      </DialogColumn>
    </Dialog>
  );
}

function HowToMake() {
  return (
    <section aria-label="How to make a kubeconfig" className="flex flex-col gap-1.5 text-meta text-text-2">
      <h3 className="text-section text-text">An account of its own</h3>
      <p>Best is a service account that may what is needed and nothing else, from deploy/rbac.yaml:</p>
      <pre className="whitespace-pre-wrap rounded-control border bg-surface px-3 py-2 font-object text-text [overflow-wrap:anywhere]">
        {"kubectl apply -f rbac.yaml\nkubectl create token drydock \\\n  -n drydock --duration 8760h"}
      </pre>
      <p>Put that token into the user of your kubeconfig, in place of whatever stands there.</p>
    </section>
  );
}
