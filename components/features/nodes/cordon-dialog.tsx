"use client";
import { Ban } from "lucide-react";
import { useCordon } from "@/lib/client/commands";
import { cordonWithKubectl } from "@/lib/domain/kubectl/nodes";
import { count } from "@/lib/domain/words";
import type { NodeDialogProps } from "./asked-dialog";
import { unbroken } from "./node-words";
import { SmallDialog } from "./small-dialog";

/** A key alone changes no cluster: what the menu does at once is asked here. */
export function CordonDialog(props: NodeDialogProps) {
  const { row, cluster, stale } = props;
  const { mutate, isPending, error } = useCordon(cluster);
  return (
    <SmallDialog
      {...props}
      command={{ isPending, error, send: (done) => mutate({ node: row.name, body: undefined }, done) }}
      done={{ title: `${unbroken(row.name)} is cordoned`, text: "It takes no new pods. Nothing was moved." }}
      facts={[`It takes no new pods. Moves nothing: its ${count(row.pods, "pod")} keep running.`]}
      icon={<Ban aria-hidden size={20} strokeWidth={1.75} />}
      kubectl={cordonWithKubectl([row.name])}
      refused={stale ?? row.refusals.cordon}
      title="Cordon"
    />
  );
}
