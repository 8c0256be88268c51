/** How a phase of Velero stands on the screen. Words that are not known are grey: only Velero knows what they mean. */
export function phaseState(phase: string): "healthy" | "initiated" | "blocked" | "failed" | "stale" {
  if (/^(Completed|Available|Enabled|Processed)$/.test(phase)) return "healthy";
  if (/PartiallyFailed$/.test(phase) || phase === "Canceled") return "blocked";
  if (/^(Failed|FailedValidation|Unavailable)$/.test(phase)) return "failed";
  if (
    /^(New|Queued|ReadyToStart|Accepted|Prepared|InProgress|WaitingForPluginOperations|Finalizing|Canceling|Deleting)$/.test(
      phase,
    )
  )
    return "initiated";
  return "stale";
}

/** The word itself; Velero writes none before it has looked at an object. */
export function phaseWord(phase: string): string {
  return phase === "" ? "New" : phase;
}
