"use client";
import { AlarmClock, ChevronDown } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { formatClock } from "@/components/ui/clock";
import { Menu, MenuItem } from "@/components/ui/menu";
import { notify } from "@/components/ui/toast";
import { useChange } from "@/lib/client/commands";
import type { MaintenanceBody } from "@/lib/contracts/maintenance";
import { withDeadline } from "./by-name";
import { unbroken } from "./node-words";
import { secondsOf, spanChoices } from "./time-choice";

interface DeadlineMenuProps {
  maintenance: MaintenanceBody;
  /** Server's clock minus the browser's, in milliseconds. */
  offsetMs: number;
  stale?: string;
}

/** Moves the time at which evicting ends and a person is asked. */
export function DeadlineMenu({ maintenance, offsetMs, stale }: DeadlineMenuProps) {
  const { node, options, since } = maintenance;
  const { mutate } = useChange(maintenance.cluster);
  const [open, setOpen] = useState(false);
  const set = (label: string, choice: string) => {
    const running = { since: Date.parse(since), now: Date.now() + offsetMs };
    mutate(
      { node, body: { action: "set-options", options: withDeadline(options, secondsOf(choice, running)) } },
      {
        onSuccess: () =>
          notify.done({
            title: `New deadline for ${unbroken(node)}`,
            text: choice === "" ? "No limit." : `Asks you ${label} if not complete.`,
          }),
        onError: ({ problem }) =>
          notify.failed({ title: problem.title, text: `${problem.detail} ${problem.todo}` }),
      },
    );
  };
  const choices = spanChoices(undefined, "No limit", { since: 0, now: 0 }, formatClock);
  return (
    <Menu
      note={stale}
      onOpenChange={setOpen}
      open={open}
      trigger={
        <Button icon={<AlarmClock aria-hidden size={15} strokeWidth={1.75} />} size="sm" variant="primary">
          Give it more time
          <ChevronDown aria-hidden size={14} strokeWidth={2} />
        </Button>
      }
    >
      {choices.map(({ value, label }) => (
        <MenuItem
          disabled={stale !== undefined}
          icon={<AlarmClock aria-hidden size={16} strokeWidth={1.75} />}
          key={value}
          label={label}
          onSelect={() => set(label, value)}
        />
      ))}
    </Menu>
  );
}
