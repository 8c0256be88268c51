"use client";
import { DatabaseBackup } from "lucide-react";
import { useState } from "react";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { notify } from "@/components/ui/toast";
import { useStartBackup } from "@/lib/client/backup-queries";
import type { BackupsBody } from "@/lib/contracts/backup";
import { leftOutWords } from "./backup-words";
import { BY_HAND, parseForm, type StartForm } from "./start-form";

const TITLE = "Start a backup";

interface StartDialogProps {
  cluster: string;
  backups: BackupsBody;
  /** The schedule that it starts with; BY_HAND: somebody chooses. */
  schedule: string;
  refused: string | undefined;
  onClose: () => void;
}

/** Asks what is taken, from a schedule or by hand, and says which nodes are left out. */
export function StartDialog({ cluster, backups, schedule, refused, onClose }: StartDialogProps) {
  const { locations, schedules, leftOut } = backups;
  const writable = locations.filter(({ readOnly }) => !readOnly);
  const [form, setForm] = useState<StartForm>({
    schedule,
    namespaces: "",
    location: (writable.find(({ isDefault }) => isDefault) ?? writable[0])?.name ?? "",
    keepDays: "30",
  });
  const set = (change: Partial<StartForm>) => setForm({ ...form, ...change });
  const { mutate, isPending, error } = useStartBackup(cluster);
  const parsed = parseForm(form);
  const wrong = "error" in parsed ? parsed : undefined;
  const byHand = form.schedule === BY_HAND;
  const start = () => {
    if (!("request" in parsed)) return;
    mutate(parsed.request, {
      onSuccess: ({ namespace, name }) => {
        onClose();
        notify.done({ title: "Backup started", text: `${namespace}/${name}. Velero works on it now.` });
      },
    });
  };
  return (
    <Dialog
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            onClick={start}
            refused={isPending ? "Sent, no answer yet." : (refused ?? wrong?.error)}
            variant="primary"
          >
            {TITLE}
          </Button>
        </>
      }
      icon={<DatabaseBackup aria-hidden size={20} strokeWidth={1.75} />}
      onOpenChange={(open) => (open ? undefined : onClose())}
      open
      size="small"
      title={TITLE}
    >
      <div className="flex flex-col gap-4">
        <Select
          items={[
            { value: BY_HAND, label: "By hand" },
            ...schedules.map(({ name }) => ({ value: name, label: `As schedule ${name}` })),
          ]}
          label="What it takes"
          onValueChange={(value) => set({ schedule: value })}
          value={form.schedule}
        />
        {byHand ? (
          <>
            <TextInput
              error={wrong?.field === "namespaces" ? wrong.error : undefined}
              hint="With commas or spaces between them. Empty: all namespaces."
              label="Namespaces"
              onChange={(event) => set({ namespaces: event.target.value })}
              value={form.namespaces}
            />
            {writable.length > 0 ? (
              <Select
                items={writable.map(({ name, phase }) => ({
                  value: name,
                  label: phase === "Unavailable" ? `${name} (Unavailable)` : name,
                }))}
                label="Storage location"
                onValueChange={(location) => set({ location })}
                value={form.location}
              />
            ) : null}
            <TextInput
              error={wrong?.field === "keepDays" ? wrong.error : undefined}
              inputMode="numeric"
              label="Days to keep it"
              onChange={(event) => set({ keepDays: event.target.value })}
              value={form.keepDays}
            />
          </>
        ) : (
          <p className="text-body text-text-2">
            Its template says what is taken and for how long it is kept.
          </p>
        )}
        {leftOut.length > 0 ? (
          <p className="text-body text-text-2 [overflow-wrap:anywhere]">
            Left out, and not to be restored from it: {leftOutWords(leftOut)}.
          </p>
        ) : null}
        <DialogFailure error={error} />
      </div>
    </Dialog>
  );
}
