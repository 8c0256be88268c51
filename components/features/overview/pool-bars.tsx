import { phaseWord } from "@/components/layout/phase-words";
import type { NodeState } from "@/components/ui/state";
import { byState, StateBar } from "@/components/ui/state-bar";
import type { NodeRow } from "@/lib/contracts/node";
import { mapState } from "./map-layout";

const words: Record<NodeState, string> = { ...phaseWord, healthy: "Healthy", "not-ready": "Not Ready" };

/** A cluster of more than 500 nodes: one bar a pool, by state, with the counts in words. */
export function PoolBars({ nodes, stale }: { nodes: readonly NodeRow[]; stale: boolean }) {
  const pools = [...Map.groupBy(nodes, (node) => node.pool)].sort(([a], [b]) => a.localeCompare(b));
  return (
    <ul className="flex flex-col gap-4 px-4 py-4">
      {pools.map(([pool, rows]) => {
        const parts = byState(rows.map((row) => ({ state: mapState(row), count: 1 })));
        return (
          <li key={pool}>
            <p className="flex items-baseline justify-between gap-4 pb-1.5">
              <span className="truncate text-section">{pool}</span>
              <span className="text-meta text-text-2 tabular-nums">
                {parts.map(({ state, count }) => `${count.toLocaleString("en")} ${words[state]}`).join(", ")}
              </span>
            </p>
            <StateBar className="h-3" parts={parts} stale={stale} />
          </li>
        );
      })}
    </ul>
  );
}
