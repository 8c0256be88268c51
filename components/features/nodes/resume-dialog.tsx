"use client";
import { Play } from "lucide-react";
import { useChange } from "@/lib/client/commands";
import { useMaintenance } from "@/lib/client/queries";
import { drainWithKubectl } from "@/lib/domain/kubectl/drain";
import { count } from "@/lib/domain/words";
import type { NodeDialogProps } from "./asked-dialog";
import { runningDrain } from "./kubectl-drain";
import { unbroken } from "./node-words";
import { SmallDialog } from "./small-dialog";

/** Going on after a pause, asked once: evicting starts again. */
export function ResumeDialog(props: NodeDialogProps) {
  const { row, cluster, stale } = props;
  const { mutate, isPending, error } = useChange(cluster);
  const { data } = useMaintenance(cluster, row.name, props.open && row.maintenance !== undefined);
  const question = row.maintenance?.question;
  const uncordoned = question?.kind === "uncordoned";
  const left = row.maintenance ? row.maintenance.progress.total - row.maintenance.progress.moved : 0;
  return (
    <SmallDialog
      {...props}
      command={{
        isPending,
        error,
        send: (done) => mutate({ node: row.name, body: { action: "resume" } }, done),
      }}
      done={{ title: `Maintenance of ${unbroken(row.name)} goes on`, text: "Cordoned. Budgets are kept." }}
      facts={[
        ...(question ? [question.text] : []),
        `${uncordoned ? "It is cordoned again, then evicting" : "Evicting"} goes on${left > 0 ? ` with ${count(left, "pod")}` : ""}. No budget is skipped.`,
      ]}
      icon={<Play aria-hidden size={20} strokeWidth={1.75} />}
      kubectl={data && drainWithKubectl([runningDrain(row.name, data, data.options)], data.options)}
      refused={stale ?? (row.maintenance?.phase === "paused" ? undefined : "It is not paused any more.")}
      title={uncordoned ? "Cordon again and go on" : "Resume maintenance"}
    />
  );
}
