"use client";
import { CircleCheck, CircleHelp, CircleX, Undo2 } from "lucide-react";
import { memo, type ReactNode } from "react";
import { rowTarget } from "@/components/table/row-target";
import { cx } from "@/components/ui/cx";
import { Moment } from "@/components/ui/moment";
import type { RunLineBody } from "@/lib/contracts/run";
import type { RunResult } from "@/lib/domain/run-record";
import { podsWords, type RunSpans, resultMeaning, resultWord, spanWords } from "./run-words";

export const HISTORY_GRID =
  "grid grid-cols-[minmax(0,11rem)_9rem_minmax(0,1fr)_minmax(0,9rem)_9.5rem_minmax(0,12rem)_6rem] max-lg:grid-cols-[minmax(0,10rem)_9rem_minmax(0,1fr)_9.5rem_6rem] max-md:grid-cols-[minmax(0,9rem)_9rem_minmax(0,1fr)_8rem] items-center gap-x-3 px-5";

const icon = { "aria-hidden": true, size: 15, strokeWidth: 2 } as const;
const icons: Record<RunResult, ReactNode> = {
  ended: <CircleCheck {...icon} className="text-healthy" />,
  early: <Undo2 {...icon} className="text-text-3" />,
  failed: <CircleX {...icon} className="text-failed" />,
  lost: <CircleHelp {...icon} className="text-text-3" />,
};

export function Outcome({ result }: { result: RunResult | undefined }) {
  if (result === undefined) return <span className="text-body text-text-2">Ended</span>;
  return (
    <span
      className={cx(
        "flex items-center gap-2 whitespace-nowrap text-body",
        result === "failed" ? "font-[600] text-failed-text" : "text-text-2",
      )}
      title={resultMeaning[result]}
    >
      {icons[result]}
      {resultWord[result]}
    </span>
  );
}

/** Drained (blue; red where it failed), then held (violet), on the scale of the page. */
function Spans({ run, spans, longest }: { run: RunLineBody; spans: RunSpans; longest: number }) {
  const width = (ms: number) => ({ width: `${(ms / longest) * 100}%`, minWidth: ms > 0 ? "3px" : undefined });
  return (
    <div className="min-w-0">
      <div aria-hidden="true" className="reading flex h-1.5 gap-px">
        <span
          className={cx("rounded-[2px]", run.result === "failed" ? "bg-failed" : "bg-initiated")}
          style={width(spans.drainedMs)}
        />
        <span className="rounded-[2px] bg-complete forced-hatch" style={width(spans.heldMs)} />
      </div>
      <p className="mt-1 truncate text-meta tabular-nums text-text-2">
        {spanWords(spans, run.completeAt !== undefined)}
      </p>
    </div>
  );
}

interface HistoryRowProps {
  run: RunLineBody;
  clusterName: string;
  spans: RunSpans;
  longest: number;
  rowKey: string;
  rowIndex: number;
  narrow: boolean;
  /** The row that Tab reaches. */
  current: boolean;
  onCurrent: (key: string) => void;
  onOpen: (run: RunLineBody) => void;
}

/** One maintenance that is over; a click or Enter opens its record. */
export const HistoryRow = memo(function HistoryRow(props: HistoryRowProps) {
  const { run, clusterName, spans, longest, rowKey, rowIndex, narrow, current, onCurrent, onOpen } = props;
  const target = {
    "aria-rowindex": rowIndex,
    "data-row": rowKey,
    onFocus: () => onCurrent(rowKey),
    role: "row",
    tabIndex: current ? 0 : -1,
    ...rowTarget(() => onOpen(run)),
  };
  if (narrow)
    return (
      <div {...target} className="border-b px-4 py-2 outline-offset-[-2px]">
        <div className="flex flex-col gap-0.5" role="gridcell">
          <p className="flex items-baseline justify-between gap-3">
            <span className="truncate text-section">{run.node}</span>
            <Outcome result={run.result} />
          </p>
          <p className="text-body [overflow-wrap:anywhere]">{run.reason}</p>
          <p className="text-meta text-text-2">
            {clusterName}, {run.by}, <Moment at={run.since} />, {podsWords(run)}{" "}
            {run.podsToMove === 1 ? "pod" : "pods"}
          </p>
          <Spans longest={longest} run={run} spans={spans} />
        </div>
      </div>
    );
  return (
    <div
      {...target}
      className={cx(
        HISTORY_GRID,
        "h-12 scroll-mt-8 border-b outline-offset-[-2px] transition-colors hover:bg-surface-2",
      )}
    >
      <div className="min-w-0" role="gridcell">
        <span className="block truncate text-section" title={run.node}>
          {run.node}
        </span>
        <span className="block truncate text-meta text-text-2">{clusterName}</span>
      </div>
      <div role="gridcell">
        <Outcome result={run.result} />
      </div>
      <div className="truncate text-body" role="gridcell" title={run.reason}>
        {run.reason}
      </div>
      <div className="truncate text-body text-text-2 max-lg:hidden" role="gridcell" title={run.by}>
        {run.by}
      </div>
      <div className="text-body text-text-2" role="gridcell">
        <Moment at={run.since} />
      </div>
      <div className="max-lg:hidden" role="gridcell">
        <Spans longest={longest} run={run} spans={spans} />
      </div>
      <div className="text-right text-body tabular-nums text-text-2 max-md:hidden" role="gridcell">
        {podsWords(run)}
      </div>
    </div>
  );
});
