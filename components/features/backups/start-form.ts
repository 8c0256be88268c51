import type { StartBackupRequest } from "@/lib/contracts/backup";

export const BY_HAND = "";

/** What stands in the form. `schedule` is BY_HAND where somebody chooses what is taken. */
export interface StartForm {
  schedule: string;
  namespaces: string;
  location: string;
  keepDays: string;
}

export type Parsed = { request: StartBackupRequest } | { field: "namespaces" | "keepDays"; error: string };

const NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** The request that the form asks for, or what is wrong with which field. */
export function parseForm({ schedule, namespaces, location, keepDays }: StartForm): Parsed {
  if (schedule !== BY_HAND) return { request: { schedule } };
  const names = namespaces.split(/[\s,]+/).filter((name) => name !== "");
  const odd = names.find((name) => !NAME.test(name));
  if (odd !== undefined)
    return {
      field: "namespaces",
      error: `${odd} is not the name of a namespace: lower-case letters, digits, hyphens.`,
    };
  const days = Number(keepDays);
  if (!Number.isInteger(days) || days < 1 || days > 3650)
    return { field: "keepDays", error: "Give whole days, 1 to 3650." };
  return {
    request: { namespaces: [...new Set(names)], location: location || undefined, keepHours: days * 24 },
  };
}
