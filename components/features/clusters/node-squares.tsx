import { byState, StateBar } from "@/components/ui/state-bar";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import { SquareMark } from "./square-mark";
import { byPool, countOf, fitsSquares } from "./squares";

interface NodeSquaresProps {
  squares: ClusterSummary["squares"];
  stale: boolean;
}

/** A cluster's nodes at a glance: two rows of squares a pool, or one bar by state when there are many. */
export function NodeSquares({ squares, stale }: NodeSquaresProps) {
  const states = byState(squares.map(({ state, nodes }) => ({ state, count: nodes })));
  const words = states.map(({ state, count }) => `${count} ${state.replace("-", " ")}`).join(", ");
  if (!fitsSquares(squares)) {
    return (
      <span aria-label={words} role="img">
        <StateBar className="h-[10px] w-41 max-w-full" parts={states} stale={stale} />
      </span>
    );
  }
  return (
    <span aria-label={words} className="flex gap-2" role="img">
      {byPool(squares).map(({ pool, runs }, group) => (
        <span
          className="grid gap-[3px]"
          // biome-ignore lint/suspicious/noArrayIndexKey: a pool may come twice; the place tells them apart
          key={`${pool}-${group}`}
          style={{ gridTemplateColumns: `repeat(${Math.ceil(countOf(runs) / 2)}, 10px)` }}
        >
          {runs.flatMap(({ state, nodes }, run) =>
            Array.from({ length: nodes }, (_, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: squares have no name, only a place
              <SquareMark key={`${run}-${at}`} stale={stale} state={state} />
            )),
          )}
        </span>
      ))}
    </span>
  );
}
