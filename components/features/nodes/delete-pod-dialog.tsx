"use client";
import { Trash2 } from "lucide-react";
import { useDenied } from "@/lib/client/access";
import { useChange } from "@/lib/client/commands";
import { useMaintenance, useSession } from "@/lib/client/queries";
import { deleteWithKubectl } from "@/lib/domain/kubectl/delete-pod";
import type { PodVerdict } from "@/lib/domain/maintenance";
import type { NodeDialogProps } from "./asked-dialog";
import { NOW, toggleConsent } from "./by-name";
import { deletePodFacts } from "./delete-pod-facts";
import { SmallDialog } from "./small-dialog";

/** Deletes one pod that is held, by its name and with its grace period. Its budget is not asked. */
export function DeletePodDialog({ pod, ...props }: NodeDialogProps & { pod: PodVerdict }) {
  const { row, cluster, stale, open } = props;
  const { data } = useMaintenance(cluster, row.name, open && row.maintenance !== undefined);
  const { data: session } = useSession();
  const denied = useDenied(cluster);
  const { mutate, isPending, error } = useChange(cluster);
  const now = data?.remaining.find(({ uid }) => uid === pod.uid);
  const gone = data !== undefined && now === undefined ? `${pod.name} has left already.` : undefined;
  return (
    <SmallDialog
      {...props}
      command={{
        isPending,
        error,
        send: (done) => {
          if (!data) return;
          const options = toggleConsent(data.options, pod.uid, NOW);
          mutate({ node: row.name, body: { action: "set-options", options } }, done);
        },
      }}
      done={{ title: `${pod.name} is deleted`, text: `It has ${pod.graceSeconds} s to stop.` }}
      facts={deletePodFacts(now ?? pod, session?.name)}
      icon={<Trash2 aria-hidden className="text-failed" size={20} strokeWidth={1.75} />}
      kubectl={data && deleteWithKubectl(pod, data.options.graceSeconds)}
      refused={
        stale ??
        gone ??
        row.refusals.turnOff ??
        denied("maintenance.force") ??
        (data === undefined ? "The maintenance is being read." : agreedAlready(data.options.consents, pod))
      }
      title={`Delete ${pod.name}`}
      variant="danger"
    />
  );
}

function agreedAlready(
  consents: readonly { uid: string; cause: string }[],
  { uid, name }: PodVerdict,
): string | undefined {
  return consents.some((consent) => consent.uid === uid && consent.cause === NOW)
    ? `${name} is being deleted already.`
    : undefined;
}
