import { cx } from "./cx";
import { type NodeState, stateFill } from "./state";

/** From left to right. */
const ORDER: readonly NodeState[] = [
  "healthy",
  "ending",
  "initiated",
  "complete",
  "paused",
  "blocked",
  "failed",
  "not-ready",
];

export interface StatePart {
  state: NodeState;
  count: number;
}

/** How many there are of each state, healthy first; states of which there is none are left out. */
export function byState(parts: readonly StatePart[]): StatePart[] {
  const countOf = (state: NodeState) =>
    parts.reduce((sum, part) => sum + (part.state === state ? part.count : 0), 0);
  return ORDER.map((state) => ({ state, count: countOf(state) })).filter(({ count }) => count > 0);
}

interface StateBarProps {
  parts: readonly StatePart[];
  stale: boolean;
  className: string;
}

/** One bar for many nodes, a part for each state. Whoever shows it says the counts in words. */
export function StateBar({ parts, stale, className }: StateBarProps) {
  return (
    <span aria-hidden="true" className={cx("flex gap-px", className)}>
      {parts.map(({ state, count }) => (
        <span
          className={cx(
            "reading min-w-1 rounded-[2px]",
            stale ? "hatch-stale bg-stale-soft" : stateFill[state],
          )}
          key={state}
          style={{ flexGrow: count, flexBasis: 0 }}
        />
      ))}
    </span>
  );
}
