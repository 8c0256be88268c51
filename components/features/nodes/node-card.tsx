"use client";
import { memo } from "react";
import { rowTarget } from "@/components/table/row-target";
import { TickBox } from "@/components/table/tick-box";
import { buttonClass } from "@/components/ui/button";
import { formatClock } from "@/components/ui/clock";
import { cx } from "@/components/ui/cx";
import { PageLink } from "@/components/ui/page-link";
import type { NodeRow as Row } from "@/lib/contracts/node";
import { PhaseWord, RowTicks } from "./health-cell";
import { HealthMark } from "./health-mark";
import { NodeName } from "./node-name";
import type { NodeRowProps } from "./node-row";
import { healthWords, requestedShare } from "./node-words";
import { RowMenu } from "./row-menu";
import { TimeSince } from "./time-since";

/** One node on a narrow screen: dial at the left, menu at the right, two to four lines between. */
export const NodeCard = memo(function NodeCard(props: NodeRowProps) {
  const { row, href, seenAt, current, marked, selected } = props;
  const stale = seenAt !== undefined;
  const tabIndex = current ? 0 : -1;
  const words = healthWords(row, seenAt);
  const needsSomebody = row.maintenance?.phase === "blocked" || row.maintenance?.phase === "paused";
  return (
    <div
      aria-level={2}
      aria-rowindex={props.rowIndex}
      aria-selected={selected}
      className={cx(
        "flex scroll-mt-9 items-center gap-2.5 border-b py-2 pr-1.5 pl-3 outline-offset-[-2px]",
        row.maintenance && "py-3",
        (marked || selected) && "bg-accent-soft",
      )}
      data-row={row.name}
      onFocus={() => props.onCurrent(row.name)}
      role="row"
      tabIndex={tabIndex}
      {...rowTarget(
        () => (props.selecting ? props.onTick(row.name, false) : props.onAction("open", row)),
        () => props.onTick(row.name, true),
      )}
    >
      {props.selecting ? (
        <div className="flex w-7 shrink-0 justify-center" role="gridcell">
          <TickBox
            label={`Select ${row.name}`}
            onTick={(range) => props.onTick(row.name, range)}
            state={selected ? "all" : "none"}
            tabIndex={tabIndex}
          />
        </div>
      ) : null}
      <div className="flex w-8.5 shrink-0 justify-center" role="gridcell">
        <HealthMark label={words.label} row={row} size={34} stale={stale} />
      </div>
      <div className="min-w-0 flex-1" role="gridcell">
        <NodeName href={href} name={row.name} stale={stale} tabIndex={tabIndex} />
        <SecondLine {...props} word={words.word} />
        {words.line ? (
          <p className="text-meta text-text">
            {words.line}
            {row.maintenance?.checkedAt && !stale
              ? `. Checked ${formatClock(new Date(row.maintenance.checkedAt))}`
              : ""}
          </p>
        ) : null}
        {stale || !row.maintenance ? null : (
          <span className="mt-1.5 block pr-2.5 empty:hidden">
            <RowTicks row={row} wide />
          </span>
        )}
        {needsSomebody && !stale ? (
          <PageLink className={cx(buttonClass("secondary", "sm"), "mt-2")} href={href} tabIndex={tabIndex}>
            {row.maintenance?.phase === "blocked" ? "See what blocks it" : "Answer its question"}
          </PageLink>
        ) : null}
      </div>
      <div className="shrink-0" role="gridcell">
        <RowMenu
          onAction={props.onAction}
          onOpenChange={(open) => props.onMenu(row.name, open)}
          open={props.menuOpen}
          row={row}
          stale={props.stale}
          tabIndex={tabIndex}
        />
      </div>
    </div>
  );
});

/** "Ready · 14 pods · CPU 31% · memory 44%", or phase, time and what the status adds. */
function SecondLine({ row, seenAt, offsetMs, word }: NodeRowProps & { word: string }) {
  const { maintenance } = row;
  if (maintenance || row.health.state !== "healthy") {
    return (
      <p className="truncate text-meta text-text-2">
        <PhaseWord row={row} stale={seenAt !== undefined} word={word} />{" "}
        {maintenance && !seenAt ? (
          <>
            <TimeSince at={maintenance.since} offsetMs={offsetMs} />
            {" · "}
          </>
        ) : null}
        {statusRest(row)}
      </p>
    );
  }
  const facts = [
    seenAt ? word : row.status,
    ...(row.uncounted
      ? ["counting pods"]
      : [
          `${row.pods} ${row.pods === 1 ? "pod" : "pods"}`,
          `CPU ${percent(row.cpuMilli)}`,
          `memory ${percent(row.memoryBytes)}`,
        ]),
  ];
  return <p className="truncate text-meta tabular-nums text-text-2">{facts.join(" · ")}</p>;
}

/** Ready goes without saying beside a phase. */
function statusRest(row: Row): string {
  return row.status.replace(/^Ready,/, "");
}

function percent(meter: Row["cpuMilli"]): string {
  return `${Math.round(requestedShare(meter) * 100)}%`;
}
