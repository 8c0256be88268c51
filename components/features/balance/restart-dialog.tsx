"use client";
import { RotateCw } from "lucide-react";
import { AskDialog } from "@/components/layout/ask-dialog";
import { KubectlLines } from "@/components/layout/kubectl-lines";
import { useCluster } from "@/lib/client/queries";
import { useBeginRestarts } from "@/lib/client/restart-queries";
import type { BalanceBody } from "@/lib/contracts/restart";
import { restartWithKubectl } from "@/lib/domain/kubectl/restart";
import { count } from "@/lib/domain/words";
import { workloadKey } from "@/lib/domain/workload-of";

interface RestartDialogProps {
  cluster: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  chosen: BalanceBody["offers"];
  refused: string | undefined;
  onBegun: () => void;
}

/** Asks once, with the order, what follows, and what kubectl would do. */
export function RestartDialog({ cluster, chosen, onBegun, ...frame }: RestartDialogProps) {
  const { mutate, isPending, error } = useBeginRestarts(cluster);
  const clusterName = useCluster(cluster).data?.name ?? cluster;
  const several = chosen.length > 1;
  const workloads = chosen.map(({ kind, namespace, name }) => ({ kind, namespace, name }));
  return (
    <AskDialog
      {...frame}
      command={{
        isPending,
        error,
        send: ({ onSuccess }) =>
          mutate(
            { workloads },
            {
              onSuccess: () => {
                onSuccess();
                onBegun();
              },
            },
          ),
      }}
      done={{ title: "Restarts begun", text: "How far they are shows on this page." }}
      icon={<RotateCw aria-hidden size={22} strokeWidth={1.75} />}
      title={several ? `Restart ${count(chosen.length, "workload")}` : "Restart the workload"}
    >
      <p>
        {several
          ? "One after another, in this order; each when the rollout before it is done and its budget has room."
          : "When its budget has room."}{" "}
        A restart lets the scheduler place pods anew; where it puts them is its decision.
      </p>
      <ol className="list-decimal pl-5">
        {chosen.map((offer) => (
          <li className="[overflow-wrap:anywhere]" key={workloadKey(offer)}>
            <span className="text-section text-text">{offer.name}</span>
            {` ${offer.kind} in ${offer.namespace}`}
          </li>
        ))}
      </ol>
      <p>It can be stopped in between: a rollout that was asked for goes on, and nothing more begins.</p>
      <KubectlLines clusterName={clusterName} equivalent={restartWithKubectl(workloads)} />
    </AskDialog>
  );
}
