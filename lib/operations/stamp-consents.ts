import type { Consent, MaintenanceOptions, Stamp } from "@/lib/domain/intent";

/** Writes down who agreed and when; an agreement that stands already keeps its first stamp. */
export function stampConsents(
  wanted: MaintenanceOptions,
  standing: readonly Consent[],
  stamp: Stamp,
): MaintenanceOptions {
  const consents = wanted.consents.map(({ uid, cause }) => {
    const before = standing.find((consent) => consent.uid === uid && consent.cause === cause);
    return before ?? { uid, cause, ...stamp };
  });
  return { ...wanted, consents };
}
