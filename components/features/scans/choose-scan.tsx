"use client";
import { Select } from "@/components/ui/select";
import { ChooseNodes } from "./choose-nodes";
import { type ScanChoice, WHAT } from "./scan-choice";

interface ChooseScanProps {
  cluster: string;
  choice: ScanChoice;
  onChoice: (choice: ScanChoice) => void;
}

/** What to scan: all nodes, those of a role, those that are ticked, or the cluster's conformance. */
export function ChooseScan({ cluster, choice, onChoice }: ChooseScanProps) {
  return (
    <>
      <Select
        items={WHAT}
        label="What to scan"
        onValueChange={(what) => onChoice({ ...choice, what })}
        value={choice.what}
      />
      {choice.what === "nodes" ? (
        <ChooseNodes
          chosen={choice.nodes}
          cluster={cluster}
          onChosen={(nodes) => onChoice({ ...choice, nodes })}
        />
      ) : null}
    </>
  );
}
