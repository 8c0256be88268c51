"use client";
import type { RefObject } from "react";
import { TextArea } from "@/components/ui/text-area";
import type { PodVerdict } from "@/lib/domain/maintenance";
import type { OptionsDraft } from "./options-draft";
import { OptionsForm } from "./options-form";

interface PlanFormProps {
  reason: string;
  onReason: (reason: string) => void;
  draft: OptionsDraft;
  onDraft: (draft: OptionsDraft) => void;
  pods: readonly PodVerdict[];
  reasonRef: RefObject<HTMLTextAreaElement | null>;
}

/** The reason and the options: what the person adds to the plan. */
export function PlanForm({ reason, onReason, draft, onDraft, pods, reasonRef }: PlanFormProps) {
  return (
    <div className="mt-5 flex flex-col gap-3.5">
      <TextArea
        hint="Shown on the node for as long as it lasts."
        label="Reason"
        maxLength={500}
        onChange={(event) => onReason(event.target.value)}
        ref={reasonRef}
        required
        value={reason}
      />
      <OptionsForm draft={draft} onChange={onDraft} pods={pods} />
    </div>
  );
}
