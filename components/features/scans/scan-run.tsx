"use client";
import { useId, useState } from "react";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { StateWord } from "@/components/ui/state-word";
import { useDeleteScan } from "@/lib/client/scan-queries";
import type { ScansBody } from "@/lib/contracts/scan";
import { ScanResults } from "./scan-results";
import { KIND_WORDS, RUN_STATE, runWords } from "./scan-words";

interface ScanRunProps {
  cluster: string;
  run: ScansBody["runs"][number];
  /** The newest one shows what it found by itself. */
  open: boolean;
  refused: string | undefined;
}

/** One run: what, when, by whom, how it stands; what it found when it is open. */
export function ScanRun({ cluster, run, open: first, refused }: ScanRunProps) {
  const [open, setOpen] = useState(first);
  const id = useId();
  const { mutate, isPending, error } = useDeleteScan(cluster);
  const running = run.state === "running";
  const when = `${KIND_WORDS[run.kind]} of ${run.run}`;
  return (
    <li className="border-b py-3 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <p className="text-section">{KIND_WORDS[run.kind]}</p>
          <p className="text-meta text-text-2">
            <StateWord state={RUN_STATE[run.state]}>{runWords(run)}</StateWord>, started by {run.by}{" "}
            <Moment at={run.startedAt} />
          </p>
        </div>
        <span className="flex flex-wrap gap-2">
          <Button
            aria-controls={open ? id : undefined}
            aria-expanded={open}
            aria-label={`${open ? "Hide" : "Show"} results of ${when}`}
            onClick={() => setOpen(!open)}
            size="sm"
          >
            {open ? "Hide results" : "Show results"}
          </Button>
          <Button
            aria-label={`${running ? "Cancel" : "Delete"} ${when}`}
            onClick={() => mutate(run.run)}
            refused={isPending ? "Sent, no answer yet." : refused}
            size="sm"
          >
            {running ? "Cancel" : "Delete"}
          </Button>
        </span>
      </div>
      <DialogFailure error={error} />
      {open ? (
        <div className="mt-2 rounded-card border bg-surface-2 px-3" id={id}>
          <ScanResults cluster={cluster} run={run.run} running={running} />
        </div>
      ) : null}
    </li>
  );
}
