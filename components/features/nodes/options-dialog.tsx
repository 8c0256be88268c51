"use client";
import { SlidersHorizontal } from "lucide-react";
import { useRef, useState } from "react";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { KubectlLines } from "@/components/layout/kubectl-lines";
import { Button } from "@/components/ui/button";
import { formatSeen } from "@/components/ui/clock";
import { Dialog } from "@/components/ui/dialog";
import { SkeletonRows } from "@/components/ui/skeleton";
import { notify } from "@/components/ui/toast";
import { useDenied } from "@/lib/client/access";
import { useChange } from "@/lib/client/commands";
import { useMaintenance } from "@/lib/client/queries";
import type { MaintenanceBody } from "@/lib/contracts/maintenance";
import { forceRefusal } from "@/lib/domain/access/refusals";
import { count } from "@/lib/domain/words";
import type { NodeDialogProps } from "./asked-dialog";
import { startedAnew } from "./kubectl-drain";
import { NodeInPool } from "./node-in-pool";
import { unbroken } from "./node-words";
import { type OptionChange, optionChanges } from "./option-changes";
import { draftOf, unfinished } from "./options-draft";
import { OptionsForm } from "./options-form";

/** Changes the options of a maintenance that runs: the same form as in the plan, and what is different. */
export function OptionsDialog(props: NodeDialogProps) {
  const { cluster, row, open } = props;
  const { data } = useMaintenance(cluster, row.name, open && row.maintenance !== undefined);
  if (data && row.maintenance) return <Loaded {...props} maintenance={data} />;
  return (
    <Dialog
      actions={<Button onClick={() => props.onOpenChange(false)}>Close</Button>}
      finalFocus={props.finalFocus}
      onOpenChange={props.onOpenChange}
      open={open}
      size="small"
      title="Change options"
    >
      {row.maintenance ? (
        <SkeletonRows label="Loading its options" rows={3} />
      ) : (
        <p className="text-body text-text-2">It is not in maintenance any more.</p>
      )}
    </Dialog>
  );
}

function Loaded({ maintenance, ...props }: NodeDialogProps & { maintenance: MaintenanceBody }) {
  const { row, cluster, stale, onOpenChange } = props;
  const { mutate, isPending, error } = useChange(cluster);
  const denied = useDenied(cluster);
  // What is on the screen was chosen against the options at opening.
  const [before] = useState(maintenance.options);
  const [draft, setDraft] = useState(() => draftOf(before));
  const cancel = useRef<HTMLButtonElement>(null);
  const since = Date.parse(maintenance.since);
  const changes = optionChanges(before, draft.options, {
    pods: maintenance.remaining,
    at: (seconds) => formatSeen(new Date(since + seconds * 1000), new Date()),
  });
  const changedMeanwhile = JSON.stringify(maintenance.options) !== JSON.stringify(before);
  const refused =
    stale ??
    row.refusals.turnOff ??
    forceRefusal(denied, draft.options, before) ??
    (isPending
      ? "Sent, no answer yet."
      : changedMeanwhile
        ? "Somebody changed the options meanwhile. Close this and open it again."
        : (unfinished(draft) ?? (changes.length === 0 ? "Nothing is different yet." : undefined)));
  const send = () =>
    mutate(
      { node: row.name, body: { action: "set-options", options: draft.options } },
      {
        onSuccess: () => {
          onOpenChange(false);
          notify.done({
            title: `Options of ${unbroken(row.name)} changed`,
            text: `${count(changes.length, "option")}, in force at once.`,
          });
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
          <Button onClick={send} refused={refused} variant="primary">
            Change options
          </Button>
        </>
      }
      finalFocus={props.finalFocus}
      icon={<SlidersHorizontal aria-hidden size={20} strokeWidth={1.75} />}
      initialFocus={cancel}
      note={<span className="text-meta">{refused ?? ""}</span>}
      onOpenChange={onOpenChange}
      open={props.open}
      size="small"
      subtitle={<NodeInPool clusterName={props.clusterName} row={row} />}
      title="Change options"
    >
      <OptionsForm
        draft={draft}
        onChange={setDraft}
        pods={maintenance.remaining}
        running={{ since, offsetMs: props.offsetMs }}
      />
      <Changes changes={changes} />
      <KubectlLines
        clusterName={props.clusterName}
        equivalent={startedAnew(row.name, maintenance, draft.options)}
      />
      <DialogFailure error={error} />
    </Dialog>
  );
}

/** From what to what, one option a line. */
function Changes({ changes }: { changes: readonly OptionChange[] }) {
  return (
    <section aria-live="polite" className="mt-4 border-t pt-3">
      <h3 className="text-section">What changes</h3>
      {changes.length === 0 ? <p className="text-meta text-text-2">Nothing yet.</p> : null}
      <dl className="flex flex-col gap-1 pt-1 text-meta [overflow-wrap:anywhere]">
        {changes.map(({ what, from, to }) => (
          <div className="grid grid-cols-[9rem_minmax(0,1fr)] gap-3" key={what}>
            <dt className="text-text-2">{what}</dt>
            <dd className="tabular-nums">
              <span className="text-text-3">{from}</span>
              <span className="text-text-3"> → </span>
              <span className="font-[580]">{to}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
