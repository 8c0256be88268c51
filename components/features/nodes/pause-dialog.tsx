"use client";
import { Pause } from "lucide-react";
import { pauseRefusal } from "@/components/layout/row-actions";
import { useChange } from "@/lib/client/commands";
import { pauseWithKubectl } from "@/lib/domain/kubectl/nodes";
import type { NodeDialogProps } from "./asked-dialog";
import { unbroken } from "./node-words";
import { SmallDialog } from "./small-dialog";

/** Asked where it is not chosen on the node itself: the menu and Space pause at once. */
export function PauseDialog(props: NodeDialogProps) {
  const { row, cluster, stale } = props;
  const { mutate, isPending, error } = useChange(cluster);
  return (
    <SmallDialog
      {...props}
      command={{
        isPending,
        error,
        send: (done) => mutate({ node: row.name, body: { action: "pause" } }, done),
      }}
      done={{
        title: `Maintenance of ${unbroken(row.name)} is paused`,
        text: "Nothing more is evicted. It stays cordoned.",
      }}
      facts={["Nothing more is evicted; what was evicted already goes on leaving. The node stays cordoned."]}
      icon={<Pause aria-hidden size={20} strokeWidth={1.75} />}
      kubectl={pauseWithKubectl()}
      refused={stale ?? pauseRefusal(row)}
      title="Pause maintenance"
    />
  );
}
