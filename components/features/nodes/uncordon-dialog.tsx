"use client";
import { CirclePlay } from "lucide-react";
import { useUncordon } from "@/lib/client/commands";
import { uncordonWithKubectl } from "@/lib/domain/kubectl/nodes";
import { count } from "@/lib/domain/words";
import type { NodeDialogProps } from "./asked-dialog";
import { unbroken } from "./node-words";
import { SmallDialog } from "./small-dialog";

/** Asked where it is not chosen on the node itself: the menu does it at once. */
export function UncordonDialog(props: NodeDialogProps) {
  const { row, cluster, stale } = props;
  const { mutate, isPending, error } = useUncordon(cluster);
  return (
    <SmallDialog
      {...props}
      command={{ isPending, error, send: (done) => mutate({ node: row.name, body: undefined }, done) }}
      done={{ title: `${unbroken(row.name)} is uncordoned`, text: "It takes new pods again." }}
      facts={[`It takes new pods again. ${count(row.pods, "pod")} run there now; none is moved to it.`]}
      icon={<CirclePlay aria-hidden size={20} strokeWidth={1.75} />}
      kubectl={uncordonWithKubectl([row.name])}
      refused={stale ?? row.refusals.uncordon}
      title="Uncordon"
    />
  );
}
