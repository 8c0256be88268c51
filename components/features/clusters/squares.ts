import type { ClusterSummary } from "@/lib/contracts/cluster";

type Square = ClusterSummary["squares"][number];
export type SquareState = Square["state"];

/** Pixels that the column has for squares: 10 px each, 3 px between them, 8 px between pools, in two rows. */
const ROOM = 164;

/** Whether the squares have room; if not, one bar stands for them. */
export function fitsSquares(squares: readonly Square[]): boolean {
  const widths = byPool(squares).map(({ runs }) => 13 * Math.ceil(countOf(runs) / 2) - 3);
  return widths.reduce((sum, width) => sum + width + 8, -8) <= ROOM;
}

/** The runs of each pool, in the order they came, for groups with a gap between. */
export function byPool(squares: readonly Square[]): { pool: string; runs: Square[] }[] {
  const groups: { pool: string; runs: Square[] }[] = [];
  for (const run of squares) {
    const last = groups.at(-1);
    if (last?.pool === run.pool) last.runs.push(run);
    else groups.push({ pool: run.pool, runs: [run] });
  }
  return groups;
}

/** How many nodes the runs stand for. */
export function countOf(runs: readonly Pick<Square, "nodes">[]): number {
  return runs.reduce((sum, { nodes }) => sum + nodes, 0);
}
