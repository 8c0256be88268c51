import type { MaintenanceState } from "@/lib/domain/maintenance";

/** What can become of a maintenance, as it is recorded. */
export const OUTCOMES = [
  "started",
  "blocked",
  "goes-on",
  "complete",
  "reopened",
  "failed",
  "ended",
  "forgotten",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A state that comes and goes is told only after it lasted: blocked, and going on after that. In milliseconds. */
const SETTLED_MS = 60_000;
/** Complete that is taken back is told soon: somebody may be about to touch the machine. */
const REOPENED_MS = 5_000;

/** How a maintenance stands, as far as somebody who is not there wants to know. */
export type Standing = "goes-on" | "blocked" | "complete" | "failed";

/**
 * undefined: a person did it just now and knows, by pausing it or turning it off. A question that nobody has answered is
 * told as blocked: nothing goes on without somebody.
 */
export function standingOf({
  phase,
  question,
}: Pick<MaintenanceState, "phase" | "question">): Standing | undefined {
  switch (phase) {
    case "initiated":
      return "goes-on";
    case "blocked":
    case "complete":
    case "failed":
      return phase;
    case "paused":
      return question === undefined || question.kind === "stopped" ? undefined : "blocked";
    case "ending":
      return undefined;
  }
}

/**
 * What is to be recorded next, given what was recorded last. `forMs` says how long it stands so. Going on after a block is
 * recorded, and that makes the next block another occasion; one that flaps is one occasion.
 */
export function nextOutcome(
  last: Outcome | undefined,
  standing: Standing | undefined,
  forMs: number,
): Outcome | undefined {
  if (last === undefined) return "started";
  if (last === "ended") return undefined;
  switch (standing) {
    case undefined:
      return undefined;
    case "complete":
    case "failed":
      return last === standing ? undefined : standing;
    case "blocked":
      // What was Complete and is now held up is first of all no longer Complete.
      if (last === "complete") return forMs >= REOPENED_MS ? "reopened" : undefined;
      return last !== "blocked" && forMs >= SETTLED_MS ? "blocked" : undefined;
    case "goes-on":
      if (last === "complete") return forMs >= REOPENED_MS ? "reopened" : undefined;
      return (last === "blocked" || last === "failed") && forMs >= SETTLED_MS ? "goes-on" : undefined;
  }
}
