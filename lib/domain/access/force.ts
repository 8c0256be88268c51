import type { Consent, MaintenanceOptions } from "@/lib/domain/intent";

/** Leaving a pod where it is loses nothing; every other consent deletes a pod, or data with it. */
const HARMLESS: ReadonlySet<Consent["cause"]> = new Set(["comes-back"]);

/**
 * Whether options ask for what only a Cluster Admin may agree to: pods or data that are lost. What was agreed to before
 * may stand while others change the rest, apart from the deadline at which pods are deleted.
 */
export function needsForce(wanted: MaintenanceOptions, standing?: MaintenanceOptions): boolean {
  const agreed = new Set(standing?.consents.map(({ uid, cause }) => `${uid} ${cause}`));
  const losing = wanted.consents.filter(({ cause }) => !HARMLESS.has(cause));
  if (losing.some(({ uid, cause }) => !agreed.has(`${uid} ${cause}`))) return true;
  const atDeadline = losing.some(({ cause }) => cause === "delete-at-deadline");
  return atDeadline && wanted.deadlineSeconds !== standing?.deadlineSeconds;
}
