import Link from "next/link";
import { cx } from "@/components/ui/cx";
import { type State, stateText } from "@/components/ui/state";
import { Ticks } from "@/components/ui/ticks";
import type { NodeRow } from "@/lib/contracts/node";
import { HealthMark } from "./health-mark";
import { HealthTip } from "./health-tip";
import { healthWords } from "./node-words";
import { TimeSince } from "./time-since";

export interface HealthCellProps {
  row: NodeRow;
  href: string;
  /** It is not live; this is when it was so. */
  seenAt?: Date;
  offsetMs: number;
  tabIndex: number;
}

/** Health of a row: the dial that leads to the node, phase and time, ticks, and what holds it up. */
export function HealthCell({ row, href, seenAt, offsetMs, tabIndex }: HealthCellProps) {
  const words = healthWords(row, seenAt);
  return (
    <HealthTip offsetMs={offsetMs} row={row} words={words}>
      <Link
        className="flex min-w-0 items-center gap-2.5 rounded-chip outline-offset-2"
        href={href}
        prefetch={false}
        tabIndex={tabIndex}
      >
        <HealthMark label={words.label} row={row} stale={seenAt !== undefined} />
        {/* The dial's name says the same; heard once is enough. */}
        <span aria-hidden="true" className="min-w-0 flex-1">
          <span className="flex min-w-0 items-center gap-2">
            <PhaseWord row={row} stale={seenAt !== undefined} word={words.word} />
            {row.maintenance && !seenAt ? (
              <span className="text-text-2">
                <TimeSince at={row.maintenance.since} offsetMs={offsetMs} />
              </span>
            ) : null}
            {seenAt ? null : <RowTicks row={row} />}
          </span>
          {words.line ? (
            <span className="block truncate text-meta text-text" title={words.line}>
              {words.line}
            </span>
          ) : null}
        </span>
      </Link>
    </HealthTip>
  );
}

/** Colour of what a row says about its health; undefined for healthy, which is quiet. */
export function healthState({ maintenance, health }: NodeRow): State | undefined {
  if (maintenance) return maintenance.phase;
  if (health.state === "healthy") return undefined;
  return health.state === "pressure" ? "blocked" : "failed";
}

export function PhaseWord({ row, word, stale }: { row: NodeRow; word: string; stale: boolean }) {
  const state = healthState(row);
  return (
    <span
      className={cx(
        "whitespace-nowrap",
        state ? "text-section font-[600]" : "text-text-2",
        state && stateText[stale ? "stale" : state],
      )}
    >
      {word}
    </span>
  );
}

/** One pod, one tick, while pods move. */
export function RowTicks({ row, wide = false }: { row: NodeRow; wide?: boolean }) {
  const { maintenance } = row;
  if (!maintenance || maintenance.progress.total === 0) return null;
  if (maintenance.phase === "complete" || maintenance.phase === "ending") return null;
  return (
    <span className={wide ? "flex w-full" : "ml-auto flex min-w-12 justify-end overflow-hidden pr-1"}>
      <Ticks {...maintenance.progress} label="" wide={wide} />
    </span>
  );
}
