import type { ClusterSummary } from "@/lib/contracts/cluster";

type Square = ClusterSummary["squares"][number];
export type SquareState = Square["state"];

/** More nodes than this make one bar instead of squares. */
export const MAX_SQUARES = 26;

/** Runs of squares of one pool, in the order they came, for groups with a gap between. */
export function byPool(squares: readonly Square[]): { pool: string; states: SquareState[] }[] {
  const groups: { pool: string; states: SquareState[] }[] = [];
  for (const square of squares) {
    const last = groups.at(-1);
    if (last?.pool === square.pool) last.states.push(square.state);
    else groups.push({ pool: square.pool, states: [square.state] });
  }
  return groups;
}

const ORDER: readonly SquareState[] = [
  "healthy",
  "ending",
  "initiated",
  "complete",
  "paused",
  "blocked",
  "failed",
  "not-ready",
];

/** How many nodes are in each state, healthy first; states without nodes are left out. */
export function byState(squares: readonly { state: SquareState }[]): { state: SquareState; count: number }[] {
  return ORDER.map((state) => ({
    state,
    count: squares.filter((square) => square.state === state).length,
  })).filter((part) => part.count > 0);
}
