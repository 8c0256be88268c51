import type { Consent, ConsentCause, MaintenanceOptions } from "@/lib/domain/intent";
import type { Cause, PodVerdict } from "@/lib/domain/maintenance";

/** Deleting a pod without asking its budget: at once, or at the deadline if it is still here. */
export const NOW = "delete" satisfies ConsentCause;
export const AT_DEADLINE = "delete-at-deadline" satisfies ConsentCause;

/** What holds a pod that deleting it would free. */
const HELD: readonly Cause[] = ["budget-never", "budgets-several", "refused", "budget-wait", "webhook-wait"];
/** What else leaves by eviction, and may be held when the deadline comes. */
const MAY_BE_HELD: readonly Cause[] = ["job-wait", "single-replica", "pinned", "job", "replaced"];

/** Whether deleting by name would let this pod go. One that is stuck has been deleted already. */
export function isHeld({ cause }: Pick<PodVerdict, "cause">): boolean {
  return HELD.includes(cause);
}

/** Pods that can be named for deletion, those that are held now first. */
export function deletable(pods: readonly PodVerdict[]): PodVerdict[] {
  const order = [...HELD, ...MAY_BE_HELD];
  return pods
    .filter(({ cause }) => order.includes(cause))
    .toSorted((a, b) => Number(isHeld(b)) - Number(isHeld(a)) || a.name.localeCompare(b.name));
}

/** The options with or without this agreement; others stay as they are. */
export function toggleConsent<O extends Pick<MaintenanceOptions, "consents">>(
  options: O,
  uid: string,
  cause: ConsentCause,
): O {
  const is = (consent: Consent) => consent.uid === uid && consent.cause === cause;
  const consents = options.consents.some(is)
    ? options.consents.filter((consent) => !is(consent))
    : [...options.consents, { uid, cause }];
  return { ...options, consents };
}

/** UIDs of the pods for which this was agreed. */
export function agreedUids(
  { consents }: Pick<MaintenanceOptions, "consents">,
  cause: ConsentCause,
): Set<string> {
  return new Set(consents.filter((consent) => consent.cause === cause).map(({ uid }) => uid));
}

/** The options with another deadline. What was named for the old one goes with it when there is none. */
export function withDeadline(
  options: MaintenanceOptions,
  deadlineSeconds: number | undefined,
): MaintenanceOptions {
  return {
    ...options,
    deadlineSeconds,
    consents:
      deadlineSeconds === undefined
        ? options.consents.filter(({ cause }) => cause !== AT_DEADLINE)
        : options.consents,
  };
}
