"use client";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { PlainTable } from "@/components/ui/plain-table";
import { StateWord } from "@/components/ui/state-word";
import type { BackupsBody } from "@/lib/contracts/backup";
import { scopeWords } from "./backup-words";
import { phaseState, phaseWord } from "./phase-state";

interface ScheduleListProps {
  schedules: BackupsBody["schedules"];
  refused: string | undefined;
  onStart: (schedule: string) => void;
}

/** Velero's schedules, each with a way to start one backup of it now. */
export function ScheduleList({ schedules, refused, onStart }: ScheduleListProps) {
  return (
    <PlainTable
      columns={["Schedule", "State", "When", "Takes", "Last backup", "Start"]}
      label="Schedules"
      rows={schedules.map(({ namespace, name, paused, phase, cron, scope, lastBackupAt }) => ({
        key: `${namespace}/${name}`,
        cells: [
          name,
          paused ? (
            <StateWord key="state" state="paused">
              Paused
            </StateWord>
          ) : (
            <StateWord key="state" state={phaseState(phaseWord(phase))}>
              {phaseWord(phase)}
            </StateWord>
          ),
          <span className="font-object" key="cron">
            {cron}
          </span>,
          scopeWords(scope),
          <Moment at={lastBackupAt} key="last" />,
          <Button
            aria-label={`Start now… a backup of ${name}`}
            key="start"
            onClick={() => onStart(name)}
            refused={refused}
            size="sm"
          >
            Start now…
          </Button>,
        ],
      }))}
    />
  );
}
