import type { AuditDetail } from "@/lib/domain/audit/record";
import type { MaintenanceOptions } from "@/lib/domain/intent";

/** What the audit log is told of a maintenance's options: times, and each consent with the pod that it names. */
export function optionFacts(options: Partial<MaintenanceOptions> | undefined): AuditDetail {
  const { graceSeconds, deadlineSeconds, waitForJobsSeconds, last, consents = [] } = options ?? {};
  const byCause = Map.groupBy(consents, ({ cause }) => cause);
  const facts: Record<string, string | number | undefined> = {
    graceSeconds,
    deadlineSeconds,
    waitForJobsSeconds,
    last: last?.join(", ") || undefined,
    ...Object.fromEntries(
      [...byCause].map(([cause, of]) => [`consent ${cause}`, of.map(({ uid }) => uid).join(", ")]),
    ),
  };
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
