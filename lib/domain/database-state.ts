/**
 * Whether records can be kept now. "full": what is there can be read, nothing can be added. While it is not ready, no new
 * destructive action begins; whatever runs goes on.
 */
export type DatabaseState =
  | { state: "ready" }
  | { state: "away"; since: string; why: string }
  | { state: "full"; since: string; why: string };
