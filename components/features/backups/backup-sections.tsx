"use client";
import type { ReactNode } from "react";
import { SheetSection } from "@/components/layout/sheet";
import { Button } from "@/components/ui/button";
import { type PlainRow, PlainTable } from "@/components/ui/plain-table";
import type { BackupsBody } from "@/lib/contracts/backup";
import {
  BACKUP_COLUMNS,
  backupRow,
  LOCATION_COLUMNS,
  locationRow,
  RESTORE_COLUMNS,
  restoreRow,
  TRANSFER_COLUMNS,
  transferRow,
} from "./backup-rows";
import { ScheduleList } from "./schedule-list";
import { BY_HAND } from "./start-form";

interface BackupSectionsProps {
  backups: BackupsBody;
  refused: string | undefined;
  onStart: (schedule: string) => void;
}

/** Everything that Velero has, what moves first. */
export function BackupSections({ backups, refused, onStart }: BackupSectionsProps) {
  const { locations, schedules, transfers, restores, totals } = backups;
  return (
    <>
      {transfers.length > 0 ? (
        <List
          columns={TRANSFER_COLUMNS}
          hint="A node should not go into maintenance under them."
          rows={transfers.map(transferRow)}
          title="Volumes being read now"
        />
      ) : null}
      <List
        action={
          <Button onClick={() => onStart(BY_HAND)} refused={refused} variant="primary">
            Start a backup…
          </Button>
        }
        columns={BACKUP_COLUMNS}
        empty="No backup yet. Those that are started here, by a schedule or by velero show here."
        hint={shown(backups.backups.length, totals.backups)}
        rows={backups.backups.map(backupRow)}
        title="Backups"
      />
      <SheetSection title="Schedules">
        {schedules.length > 0 ? (
          <ScheduleList onStart={onStart} refused={refused} schedules={schedules} />
        ) : (
          <Nothing>
            No schedule: nothing is backed up by itself. Make one with velero schedule create.
          </Nothing>
        )}
      </SheetSection>
      <List
        columns={RESTORE_COLUMNS}
        empty="No restore yet. Those that are made with velero restore create show here."
        hint={shown(restores.length, totals.restores)}
        rows={restores.map(restoreRow)}
        title="Restores"
      />
      <List
        columns={LOCATION_COLUMNS}
        empty="No storage location: Velero has nowhere to write to. Make one with velero backup-location create."
        rows={locations.map(locationRow)}
        title="Storage locations"
      />
    </>
  );
}

function shown(here: number, all: number): string | undefined {
  return here < all ? `The newest ${here} of ${all}` : undefined;
}

interface ListProps {
  title: string;
  hint?: string;
  action?: ReactNode;
  columns: readonly string[];
  rows: readonly PlainRow[];
  empty?: string;
}

function List({ title, hint, action, columns, rows, empty }: ListProps) {
  return (
    <SheetSection action={action} hint={hint} title={title}>
      {rows.length > 0 ? (
        <PlainTable columns={columns} label={title} rows={rows} />
      ) : (
        <Nothing>{empty}</Nothing>
      )}
    </SheetSection>
  );
}

function Nothing({ children }: { children: ReactNode }) {
  return <p className="text-body text-text-2">{children}</p>;
}
