"use client";
import type { RefObject } from "react";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { DEADLINES, type Deadline, GRACES, type Grace } from "./deadline";

export interface PlanChoices {
  reason: string;
  deadline: Deadline;
  grace: Grace;
}

interface PlanFormProps {
  choices: PlanChoices;
  onChange: (change: Partial<PlanChoices>) => void;
  reasonRef: RefObject<HTMLTextAreaElement | null>;
}

/** Reason, deadline, grace: what the person adds to the plan. */
export function PlanForm({ choices, onChange, reasonRef }: PlanFormProps) {
  return (
    <div className="mt-5 flex flex-col gap-3.5">
      <TextArea
        hint="Shown on the node for as long as it lasts."
        label="Reason"
        maxLength={500}
        onChange={(event) => onChange({ reason: event.target.value })}
        ref={reasonRef}
        required
        value={choices.reason}
      />
      <div className="flex gap-3">
        <Select
          items={DEADLINES}
          label="Ask me after"
          onValueChange={(deadline) => onChange({ deadline })}
          value={choices.deadline}
        />
        <Select
          items={GRACES}
          label="Grace period"
          onValueChange={(grace) => onChange({ grace })}
          value={choices.grace}
        />
      </div>
    </div>
  );
}
