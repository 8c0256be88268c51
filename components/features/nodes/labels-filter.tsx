"use client";
import type { ReactElement } from "react";
import { later, useAhead } from "@/components/ui/later";
import { Popover } from "@/components/ui/popover";
import type { NodeRow } from "@/lib/contracts/node";
import type { NodeFilter } from "./node-filter";

const loadForm = async () => (await import("./labels-form")).LabelsForm;
const LabelsForm = later(loadForm);

export interface LabelsFilterProps {
  rows: readonly NodeRow[];
  filter: NodeFilter;
  onChange: (change: Partial<NodeFilter>) => void;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger: ReactElement<Record<string, unknown>>;
}

/** Narrows the table by a label selector, as kubectl takes it, with what there is to choose from. */
export function LabelsFilter(props: LabelsFilterProps) {
  useAhead(true, loadForm);
  return (
    <Popover
      align="start"
      onOpenChange={props.onOpenChange}
      open={props.open}
      title="Labels"
      trigger={props.trigger}
    >
      <LabelsForm {...props} />
    </Popover>
  );
}
