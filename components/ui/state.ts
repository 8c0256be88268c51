/** States that have a colour. Each has four tokens; these tables spell the class names so that Tailwind sees them. */
export type State =
  | "healthy"
  | "initiated"
  | "complete"
  | "blocked"
  | "failed"
  | "paused"
  | "ending"
  | "stale";

/** Words in the colour of a state. Turning off is green: the node goes back to healthy. */
export const stateText: Record<State, string> = {
  healthy: "text-healthy-text",
  initiated: "text-initiated-text",
  complete: "text-complete-text",
  blocked: "text-blocked-text",
  failed: "text-failed-text",
  paused: "text-paused-text",
  ending: "text-healthy-text",
  stale: "text-stale-text",
};

/** Icons and rings in the colour of a state. */
export const stateIcon: Record<State, string> = {
  healthy: "text-healthy",
  initiated: "text-initiated",
  complete: "text-complete",
  blocked: "text-blocked",
  failed: "text-failed",
  paused: "text-paused",
  ending: "text-healthy",
  stale: "text-stale",
};

/** Soft fill with its border, for banners and chips. */
export const stateSoft: Record<State, string> = {
  healthy: "bg-healthy-soft border-healthy-line",
  initiated: "bg-initiated-soft border-initiated-line",
  complete: "bg-complete-soft border-complete-line",
  blocked: "bg-blocked-soft border-blocked-line",
  failed: "bg-failed-soft border-failed-line",
  paused: "bg-paused-soft border-paused-line",
  ending: "bg-healthy-soft border-healthy-line",
  stale: "bg-stale-soft border-stale-line",
};

/** How one node counts in squares and bars. */
export type NodeState = Exclude<State, "stale"> | "not-ready";

/** Fill of a square or of a part of a bar. Healthy is quiet, so that the eye goes to the others. */
export const stateFill: Record<NodeState, string> = {
  healthy: "bg-healthy/45",
  ending: "bg-healthy",
  initiated: "bg-initiated",
  complete: "bg-complete",
  paused: "bg-paused",
  blocked: "bg-blocked",
  failed: "bg-failed",
  "not-ready": "bg-failed",
};
