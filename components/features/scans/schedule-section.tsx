"use client";
import { useState } from "react";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { FailureLine } from "@/components/layout/failure-line";
import { SheetSection } from "@/components/layout/sheet";
import { Button } from "@/components/ui/button";
import { later, useAhead } from "@/components/ui/later";
import { Moment } from "@/components/ui/moment";
import { PlainTable } from "@/components/ui/plain-table";
import { StateWord } from "@/components/ui/state-word";
import { useRemoveSchedule, useSaveSchedule, useSchedules } from "@/lib/client/schedule-queries";
import type { ScheduleBody } from "@/lib/contracts/scan-schedule";
import { timingWords } from "@/lib/domain/scans/schedule";
import { choiceWords } from "./scan-choice";
import { LAST_STATE, LAST_WORDS } from "./scan-words";

const loadScheduleDialog = async () => (await import("./schedule-dialog")).ScheduleDialog;
const ScheduleDialog = later(loadScheduleDialog);

interface ScheduleListProps {
  cluster: string;
  /** Why nothing can be changed. */
  refused: string | undefined;
}

/** Scans that start by themselves: what, when, what became of the newest start and when the next one is. */
export function ScheduleSection({ cluster, refused }: ScheduleListProps) {
  const { data, error } = useSchedules(cluster);
  /** The dialog is open, on this one or for a new one. */
  const [edited, setEdited] = useState<ScheduleBody | "new">();
  useAhead(true, loadScheduleDialog);
  return (
    <SheetSection
      action={
        <Button onClick={() => setEdited("new")} refused={refused} size="sm">
          Schedule a scan…
        </Button>
      }
      hint="Started by the console that leads the cluster; skipped while a node is in maintenance."
      title="Schedules"
    >
      {error && !data ? (
        <FailureLine className="text-body" error={error} />
      ) : data === undefined ? (
        <p className="text-body text-text-2">Loading schedules</p>
      ) : data.items.length === 0 ? (
        <p className="text-body text-text-2">
          No schedule yet. One lets a scan start each day or each week, and shows here when it last did.
        </p>
      ) : (
        <PlainTable
          columns={["Schedule", "State", "When", "Last start", "Next start", "Actions"]}
          label="Schedules"
          rows={data.items.map((schedule) => rowOf(cluster, schedule, refused, () => setEdited(schedule)))}
        />
      )}
      {edited === undefined ? null : (
        <ScheduleDialog
          cluster={cluster}
          onClose={() => setEdited(undefined)}
          refused={refused}
          schedule={edited === "new" ? undefined : edited}
        />
      )}
    </SheetSection>
  );
}

function rowOf(cluster: string, schedule: ScheduleBody, refused: string | undefined, onEdit: () => void) {
  const { id, enabled, timing, last, nextAt, createdBy } = schedule;
  return {
    key: id,
    note: `by ${createdBy}`,
    cells: [
      choiceWords(schedule),
      <StateWord key="state" state={enabled ? "healthy" : "paused"}>
        {enabled ? "On" : "Off"}
      </StateWord>,
      timingWords(timing),
      last ? <LastStart key="last" last={last} /> : "Never",
      nextAt ? <Moment at={nextAt} key="next" /> : "None while it is off",
      <Actions cluster={cluster} key="actions" onEdit={onEdit} refused={refused} schedule={schedule} />,
    ],
  };
}

function LastStart({ last }: { last: NonNullable<ScheduleBody["last"]> }) {
  return (
    <span>
      <StateWord state={LAST_STATE[last.outcome]}>{LAST_WORDS[last.outcome]}</StateWord>{" "}
      <Moment at={last.dueAt} />
      {last.why ? <span className="block text-meta text-text-2">{last.why}</span> : null}
    </span>
  );
}

interface ActionsProps extends ScheduleListProps {
  schedule: ScheduleBody;
  onEdit: () => void;
}

function Actions({ cluster, schedule, refused, onEdit }: ActionsProps) {
  const save = useSaveSchedule(cluster);
  const remove = useRemoveSchedule(cluster);
  const sent = save.isPending || remove.isPending ? "Sent, no answer yet." : undefined;
  const { id, enabled } = schedule;
  const name = `${choiceWords(schedule)}, ${timingWords(schedule.timing)}`;
  const all = { refused: sent ?? refused, size: "sm" as const };
  return (
    <span className="flex flex-wrap gap-2">
      <Button aria-label={`Change… ${name}`} onClick={onEdit} {...all}>
        Change…
      </Button>
      <Button
        aria-label={`${enabled ? "Switch off" : "Switch on"} ${name}`}
        onClick={() => save.mutate({ id, body: { enabled: !enabled } })}
        {...all}
      >
        {enabled ? "Switch off" : "Switch on"}
      </Button>
      <Button aria-label={`Remove ${name}`} onClick={() => remove.mutate(id)} {...all}>
        Remove
      </Button>
      <DialogFailure error={save.error ?? remove.error} />
    </span>
  );
}
