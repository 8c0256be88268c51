"use client";
import { CalendarClock } from "lucide-react";
import { useState } from "react";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { useSaveSchedule } from "@/lib/client/schedule-queries";
import type { ScheduleBody } from "@/lib/contracts/scan-schedule";
import { WEEKDAYS } from "@/lib/domain/scans/schedule";
import { ChooseScan } from "./choose-scan";
import { formOf, parseSchedule, zonesOf } from "./schedule-form";

const DAYS = [
  { value: "day", label: "Each day" },
  ...[1, 2, 3, 4, 5, 6, 0].map((day) => ({ value: String(day), label: `Each ${WEEKDAYS[day]}` })),
];

interface ScheduleDialogProps {
  cluster: string;
  /** Absent: a new one. */
  schedule?: ScheduleBody;
  refused: string | undefined;
  onClose: () => void;
}

/** What is scanned, and when. */
export function ScheduleDialog({ cluster, schedule, refused, onClose }: ScheduleDialogProps) {
  const [own] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [form, setForm] = useState(() => formOf(schedule, own));
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change });
  const { mutate, isPending, error } = useSaveSchedule(cluster);
  const parsed = parseSchedule(form);
  const missing = "error" in parsed ? parsed.error : undefined;
  const title = schedule ? "Change the schedule" : "Schedule a scan";
  const save = () => {
    if ("request" in parsed) mutate({ id: schedule?.id, body: parsed.request }, { onSuccess: onClose });
  };
  return (
    <Dialog
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            onClick={save}
            refused={isPending ? "Sent, no answer yet." : (refused ?? missing)}
            variant="primary"
          >
            {title}
          </Button>
        </>
      }
      icon={<CalendarClock aria-hidden size={20} strokeWidth={1.75} />}
      onOpenChange={(open) => (open ? undefined : onClose())}
      open
      size="small"
      title={title}
    >
      <div className="flex flex-col gap-4">
        <ChooseScan choice={form.choice} cluster={cluster} onChoice={(choice) => set({ choice })} />
        <div className="flex flex-wrap items-end gap-3">
          <Select items={DAYS} label="Day" onValueChange={(day) => set({ day })} value={form.day} />
          <TextInput
            label="Time"
            onChange={(event) => set({ time: event.target.value })}
            type="time"
            value={form.time}
          />
        </div>
        <Select
          items={zonesOf(own, form.zone)}
          label="Time zone"
          onValueChange={(zone) => set({ zone })}
          value={form.zone}
        />
        <p className="text-body text-text-2">
          Skipped while a node of the cluster is in maintenance or another of its kind runs; the list says so.
        </p>
        <DialogFailure error={error} />
      </div>
    </Dialog>
  );
}
