import type { MaintenanceOptions } from "@/lib/domain/intent";
import { AT_DEADLINE, agreedUids, withDeadline } from "./by-name";

/** Options while a person edits them. */
export interface OptionsDraft {
  options: MaintenanceOptions;
  /** At the deadline pods are deleted, although none may be named yet. */
  deletes: boolean;
}

/** A draft of these options. */
export function draftOf(options: MaintenanceOptions): OptionsDraft {
  return {
    options,
    deletes: options.deadlineSeconds !== undefined && agreedUids(options, AT_DEADLINE).size > 0,
  };
}

/** Another deadline. Without one nothing is deleted at it. */
export function draftDeadline(draft: OptionsDraft, seconds: number | undefined): OptionsDraft {
  return { options: withDeadline(draft.options, seconds), deletes: draft.deletes && seconds !== undefined };
}

/** Whether pods are deleted at the deadline. Those that were named are forgotten when they are not. */
export function draftThen({ options }: OptionsDraft, deletes: boolean): OptionsDraft {
  const consents = options.consents.filter(({ cause }) => cause !== AT_DEADLINE);
  return deletes ? { options, deletes } : { options: { ...options, consents }, deletes };
}

/** What is missing in a draft, as a sentence; undefined when it can be sent. */
export function unfinished({ options, deletes }: OptionsDraft): string | undefined {
  return deletes && agreedUids(options, AT_DEADLINE).size === 0
    ? "Name the pods to delete at the deadline, or let them stay."
    : undefined;
}
