/** Choices of "Ask me after": seconds as text, for a select; "" is no limit. */
export const DEADLINES = [
  { value: "600", label: "10 min" },
  { value: "1800", label: "30 min" },
  { value: "3600", label: "1 h" },
  { value: "14400", label: "4 h" },
  { value: "", label: "No limit" },
] as const;

/** Choices of the grace period: seconds as text; "" is each pod's own. */
export const GRACES = [
  { value: "", label: "Each pod's own" },
  { value: "30", label: "30 s" },
  { value: "60", label: "60 s" },
  { value: "300", label: "5 min" },
] as const;

export type Deadline = (typeof DEADLINES)[number]["value"];
export type Grace = (typeof GRACES)[number]["value"];

/** Seconds of a choice; undefined for "no limit" and "each pod's own". */
export function secondsOf(choice: Deadline | Grace): number | undefined {
  return choice === "" ? undefined : Number(choice);
}

/**
 * A deadline counts from the start of the maintenance: the one that leaves `moreSeconds` from `now` on.
 * Both times in milliseconds; the result in whole seconds, within what the API takes.
 */
export function extendedDeadline(since: number, now: number, moreSeconds: number): number {
  return Math.min(604_800, Math.max(1, Math.ceil((now - since) / 1000) + moreSeconds));
}
