"use client";
import { useState } from "react";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { notify } from "@/components/ui/toast";
import { useStartScan } from "@/lib/client/scan-queries";
import type { StartScanRequest } from "@/lib/contracts/scan";
import { count } from "@/lib/domain/words";

type Choice = "all" | "control-plane" | "workers" | "sonobuoy";

const CHOICES: { value: Choice; label: string }[] = [
  { value: "all", label: "kube-bench on all nodes" },
  { value: "control-plane", label: "kube-bench on the control plane" },
  { value: "workers", label: "kube-bench on workers" },
  { value: "sonobuoy", label: "Sonobuoy conformance" },
];

function requestOf(choice: Choice): StartScanRequest {
  return choice === "sonobuoy" ? { kind: "sonobuoy", scope: "all" } : { kind: "kube-bench", scope: choice };
}

/** What to scan, and the button; the reason beside it while none may start. */
export function StartScan({ cluster, refused }: { cluster: string; refused: string | undefined }) {
  const [choice, setChoice] = useState<Choice>("all");
  const { mutate, isPending, error } = useStartScan(cluster);
  const start = () =>
    mutate(requestOf(choice), {
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
      <div className="flex max-w-120 flex-wrap items-end gap-3">
        <Select items={CHOICES} label="What to scan" onValueChange={setChoice} value={choice} />
        <Button onClick={start} refused={isPending ? "Sent, no answer yet." : refused} variant="primary">
          Start scan
        </Button>
      </div>
      {refused ? <p className="text-meta text-text-2">Not now: {refused}</p> : null}
      <DialogFailure error={error} />
    </div>
  );
}
