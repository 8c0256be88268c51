"use client";
import { formatClock } from "@/components/ui/clock";
import { Select } from "@/components/ui/select";
import { useNow } from "@/components/ui/use-now";
import type { MaintenanceOptions } from "@/lib/domain/intent";
import type { PodVerdict } from "@/lib/domain/maintenance";
import { DeleteByName } from "./delete-by-name";
import { LastWorkloads } from "./last-workloads";
import { draftDeadline, draftThen, type OptionsDraft } from "./options-draft";
import { graceChoices, secondsOf, spanChoices } from "./time-choice";

interface OptionsFormProps {
  draft: OptionsDraft;
  onChange: (draft: OptionsDraft) => void;
  /** Pods of the node, to choose from. */
  pods: readonly PodVerdict[];
  /** It runs since then (milliseconds); the offset is the server's clock minus the browser's. */
  running?: { since: number; offsetMs: number };
}

const THEN = [
  { value: "stay", label: "Stays, ask me" },
  { value: "delete", label: "Delete by name" },
] as const;

/** Deadline and what then, grace period, Jobs, and who leaves last: what a person adds to the plan. */
export function OptionsForm({ draft, onChange, pods, running }: OptionsFormProps) {
  const { options, deletes } = draft;
  const { deadlineSeconds, graceSeconds, waitForJobsSeconds } = options;
  const second = useNow();
  const at = running && { since: running.since, now: second + running.offsetMs };
  const change = (part: Partial<MaintenanceOptions>) =>
    onChange({ ...draft, options: { ...options, ...part } });
  const hasJobs = waitForJobsSeconds !== undefined || pods.some(({ owner }) => owner?.startsWith("Job/"));
  return (
    <div className="grid grid-cols-2 items-end gap-3 max-sm:grid-cols-1">
      <Select
        items={spanChoices(deadlineSeconds, "No limit", at, formatClock)}
        label={running ? "Ask me" : "Ask me after"}
        onValueChange={(choice) => onChange(draftDeadline(draft, secondsOf(choice, at)))}
        value={`${deadlineSeconds ?? ""}`}
      />
      {deadlineSeconds === undefined ? null : (
        <Select
          items={THEN}
          label="What is held then"
          onValueChange={(then) => onChange(draftThen(draft, then === "delete"))}
          value={deletes ? "delete" : "stay"}
        />
      )}
      {deletes ? (
        <div className="col-span-full">
          <DeleteByName
            onChange={change}
            options={options}
            passed={
              at !== undefined && deadlineSeconds !== undefined && at.since + deadlineSeconds * 1000 <= at.now
            }
            pods={pods}
          />
        </div>
      ) : null}
      <Select
        items={graceChoices(graceSeconds)}
        label="Grace period"
        onValueChange={(choice) => change({ graceSeconds: secondsOf(choice) })}
        value={`${graceSeconds ?? ""}`}
      />
      {hasJobs ? (
        <Select
          items={spanChoices(waitForJobsSeconds, "Not waited for", at, formatClock)}
          label={running ? "Jobs may finish until" : "Jobs may finish for"}
          onValueChange={(choice) => change({ waitForJobsSeconds: secondsOf(choice, at) })}
          value={`${waitForJobsSeconds ?? ""}`}
        />
      ) : null}
      <LastWorkloads onChange={(last) => change({ last })} pods={pods} selected={options.last ?? []} />
    </div>
  );
}
