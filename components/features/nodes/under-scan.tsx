"use client";
import { Select } from "@/components/ui/select";
import type { UnderScan } from "./scan-wait";

const CHOICES: { value: UnderScan; label: string }[] = [
  { value: "wait", label: "Start when the scan has ended" },
  { value: "start", label: "Start now, under the scan" },
];

interface UnderScanProps {
  value: UnderScan;
  onValueChange: (value: UnderScan) => void;
}

/** Asked while a scan runs: whether to wait for it. Nothing starts under one that nobody chose to disturb. */
export function UnderScanChoice({ value, onValueChange }: UnderScanProps) {
  return (
    <div className="mt-5 flex flex-col gap-1.5">
      <Select items={CHOICES} label="A scan runs" onValueChange={onValueChange} value={value} />
      <p className="text-meta text-text-3">
        {value === "wait"
          ? "Keep this dialog open: it starts when the scan has ended, if the plan still holds. Closed, it starts nothing."
          : "What the scan finds is not how the cluster is, and its pods may end early."}
      </p>
    </div>
  );
}
