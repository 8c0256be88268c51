"use client";
import { AlarmClock, ChevronDown, Infinity as NoLimit } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { notify } from "@/components/ui/toast";
import { useChange } from "@/lib/client/commands";
import type { MaintenanceBody } from "@/lib/contracts/maintenance";
import { DEADLINES, extendedDeadline, secondsOf } from "./deadline";
import { unbroken } from "./node-words";

/** Moves the time at which evicting ends and a person is asked. */
export function DeadlineMenu({ maintenance, stale }: { maintenance: MaintenanceBody; stale?: string }) {
  const { node, options, since } = maintenance;
  const { mutate } = useChange(maintenance.cluster);
  const [open, setOpen] = useState(false);
  const set = (label: string, seconds: number | undefined) => {
    const deadlineSeconds =
      seconds === undefined ? undefined : extendedDeadline(Date.parse(since), Date.now(), seconds);
    mutate(
      { node, body: { action: "set-options", options: { ...options, deadlineSeconds } } },
      {
        onSuccess: () =>
          notify.done({
            title: `New deadline for ${unbroken(node)}`,
            text: seconds === undefined ? "No limit." : `Asks you in ${label} if not complete.`,
          }),
        onError: ({ problem }) =>
          notify.failed({ title: problem.title, text: `${problem.detail} ${problem.todo}` }),
      },
    );
  };
  return (
    <Menu
      note={stale}
      onOpenChange={setOpen}
      open={open}
      trigger={
        <Button icon={<AlarmClock aria-hidden size={15} strokeWidth={1.75} />}>
          Ask me after
          <ChevronDown aria-hidden className="text-text-3" size={14} strokeWidth={2} />
        </Button>
      }
    >
      {DEADLINES.map(({ value, label }) => (
        <MenuItem
          disabled={stale !== undefined}
          icon={
            value === "" ? (
              <NoLimit aria-hidden size={16} strokeWidth={1.75} />
            ) : (
              <AlarmClock aria-hidden size={16} strokeWidth={1.75} />
            )
          }
          key={label}
          label={value === "" ? label : `${label} from now`}
          onSelect={() => set(label, secondsOf(value))}
        />
      ))}
    </Menu>
  );
}
