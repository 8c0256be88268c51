"use client";
import { useState } from "react";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import { useStartScan } from "@/lib/client/scan-queries";
import type { ScanKind } from "@/lib/domain/scans/observed";
import { count } from "@/lib/domain/words";
import { ChooseScan } from "./choose-scan";
import { ALL, incomplete, requestOf } from "./scan-choice";

interface StartScanProps {
  cluster: string;
  /** Kinds of which one runs: one of a kind at a time. */
  running: readonly ScanKind[];
  /** Why none may start. */
  refused: string | undefined;
}

/** What to scan, and the button; the reason beside it while none may start. */
export function StartScan({ cluster, running, refused }: StartScanProps) {
  const [choice, setChoice] = useState(ALL);
  const { mutate, isPending, error } = useStartScan(cluster);
  const request = requestOf(choice);
  const not =
    refused ?? (running.includes(request.kind) ? `Not now: ${request.kind} runs already.` : undefined);
  const start = () =>
    mutate(request, {
      onSuccess: ({ nodes, notReady }) =>
        notify.done({
          title: "Scan started",
          text:
            notReady.length > 0
              ? `On ${count(nodes, "node")}. Left out, not Ready: ${notReady.join(", ")}.`
              : "What it finds shows here once it is done.",
        }),
    });
  return (
    <div className="flex flex-col gap-3">
      <div className="flex max-w-140 flex-wrap items-end gap-3">
        <ChooseScan choice={choice} cluster={cluster} onChoice={setChoice} />
        <Button
          onClick={start}
          refused={isPending ? "Sent, no answer yet." : (not ?? incomplete(choice))}
          variant="primary"
        >
          Start scan
        </Button>
      </div>
      {not ? <p className="text-meta text-text-2 [overflow-wrap:anywhere]">{not}</p> : null}
      <DialogFailure error={error} />
    </div>
  );
}
