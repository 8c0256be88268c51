import type { ClusterSummary } from "@/lib/contracts/cluster";

type Square = ClusterSummary["squares"][number];
export type SquareState = Square["state"];

/** Pixels that the column has for squares: 10 px each, 3 px between them, 8 px between pools, in two rows. */
const ROOM = 164;

/** Whether the squares have room; if not, one bar stands for them. */
export function fitsSquares(squares: readonly Square[]): boolean {
  const pools = byPool(squares).map(({ states }) => 13 * Math.ceil(states.length / 2) - 3);
  return pools.reduce((sum, width) => sum + width + 8, -8) <= ROOM;
}

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
