import { Moment } from "@/components/ui/moment";
import type { PlainRow } from "@/components/ui/plain-table";
import { StateWord } from "@/components/ui/state-word";
import type { BackupsBody } from "@/lib/contracts/backup";
import { itemsWords, scopeWords } from "./backup-words";
import { phaseState, phaseWord } from "./phase-state";

const keyOf = ({ namespace, name }: { namespace: string; name: string }) => `${namespace}/${name}`;

function Phase({ phase }: { phase: string }) {
  return <StateWord state={phaseState(phaseWord(phase))}>{phaseWord(phase)}</StateWord>;
}

export const LOCATION_COLUMNS = ["Location", "State", "Bucket", "Access", "Checked"];
export function locationRow(location: BackupsBody["locations"][number]): PlainRow {
  const { name, isDefault, phase, provider, where, readOnly, validatedAt, message } = location;
  return {
    key: keyOf(location),
    cells: [
      isDefault ? `${name} (default)` : name,
      <Phase key="phase" phase={phase} />,
      `${provider}: ${where}`,
      readOnly ? "Read only" : "Read and write",
      <Moment at={validatedAt} key="checked" />,
    ],
    note: message,
  };
}

export const BACKUP_COLUMNS = ["Backup", "State", "Takes", "Content", "Started", "Kept until"];
export function backupRow(backup: BackupsBody["backups"][number]): PlainRow {
  const { name, phase, scope, startedAt, expiresAt, failure, schedule } = backup;
  return {
    key: keyOf(backup),
    cells: [
      name,
      <Phase key="phase" phase={phase} />,
      scopeWords(scope),
      itemsWords(backup),
      <Moment at={startedAt} key="started" />,
      <Moment at={expiresAt} key="expires" />,
    ],
    note: failure ?? (schedule ? `Schedule ${schedule}` : undefined),
  };
}

export const RESTORE_COLUMNS = ["Restore", "State", "From", "Content", "Started"];
export function restoreRow(restore: BackupsBody["restores"][number]): PlainRow {
  const { name, phase, backup, startedAt } = restore;
  return {
    key: keyOf(restore),
    cells: [
      name,
      <Phase key="phase" phase={phase} />,
      backup,
      itemsWords({ ...restore, items: undefined }),
      <Moment at={startedAt} key="started" />,
    ],
  };
}

export const TRANSFER_COLUMNS = ["Volume", "State", "Node", "Backup", "Since"];
export function transferRow(transfer: BackupsBody["transfers"][number]): PlainRow {
  const { kind, what, phase, node, backup, startedAt } = transfer;
  return {
    key: `${kind} ${keyOf(transfer)}`,
    cells: [
      what,
      <Phase key="phase" phase={phase} />,
      node ?? "no node yet",
      backup ?? "",
      <Moment at={startedAt} key="since" />,
    ],
    note: kind === "DataUpload" ? "Data upload" : "Pod volume backup",
  };
}
