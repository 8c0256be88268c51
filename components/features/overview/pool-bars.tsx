import { phaseWord } from "@/components/layout/phase-words";
import { cx } from "@/components/ui/cx";
import type { NodeRow } from "@/lib/contracts/node";
import { mapFill } from "./map-fill";
import { type MapState, mapState } from "./map-layout";

const order: readonly MapState[] = [
  "healthy",
  "ending",
  "initiated",
  "complete",
  "paused",
  "blocked",
  "failed",
  "not-ready",
];

const words: Record<MapState, string> = { ...phaseWord, healthy: "Healthy", "not-ready": "Not Ready" };

/** A cluster of more than 500 nodes: one bar a pool, by state, with the counts in words. */
export function PoolBars({ nodes, stale }: { nodes: readonly NodeRow[]; stale: boolean }) {
  const pools = [...Map.groupBy(nodes, (node) => node.pool)].sort(([a], [b]) => a.localeCompare(b));
  return (
    <ul className="flex flex-col gap-4 px-4 py-4">
      {pools.map(([pool, rows]) => {
        const parts = order
          .map((state) => ({ state, count: rows.filter((row) => mapState(row) === state).length }))
          .filter((part) => part.count > 0);
        return (
          <li key={pool}>
            <p className="flex items-baseline justify-between gap-4 pb-1.5">
              <span className="truncate text-section">{pool}</span>
              <span className="text-meta text-text-2 tabular-nums">
                {parts.map(({ state, count }) => `${count.toLocaleString("en")} ${words[state]}`).join(", ")}
              </span>
            </p>
            <span aria-hidden="true" className="flex h-3 gap-px">
              {parts.map(({ state, count }) => (
                <span
                  className={cx(
                    "reading min-w-1 rounded-[2px]",
                    stale ? "hatch-stale bg-stale-soft" : mapFill[state],
                  )}
                  key={state}
                  style={{ flexGrow: count, flexBasis: 0 }}
                />
              ))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
