import { cx } from "@/components/ui/cx";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import { SquareMark, squareFill } from "./square-mark";
import { byPool, byState, countOf, fitsSquares } from "./squares";

interface NodeSquaresProps {
  squares: ClusterSummary["squares"];
  stale: boolean;
}

/** A cluster's nodes at a glance: two rows of squares a pool, or one bar by state when there are many. */
export function NodeSquares({ squares, stale }: NodeSquaresProps) {
  const states = byState(squares);
  const words = states.map(({ state, count }) => `${count} ${state.replace("-", " ")}`).join(", ");
  if (!fitsSquares(squares)) {
    return (
      <span aria-label={words} className="flex h-[10px] w-41 max-w-full gap-px" role="img">
        {states.map(({ state, count }) => (
          <span
            className={cx(
              "reading min-w-1 rounded-[2px]",
              stale ? "hatch-stale bg-stale-soft" : squareFill[state],
            )}
            key={state}
            style={{ flexGrow: count, flexBasis: 0 }}
          />
        ))}
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
