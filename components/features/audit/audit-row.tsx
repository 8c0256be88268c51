"use client";
import { Ban, CircleCheck, CircleDashed, CircleX } from "lucide-react";
import { memo, type ReactNode } from "react";
import { rowTarget } from "@/components/table/row-target";
import { cx } from "@/components/ui/cx";
import { Moment } from "@/components/ui/moment";
import type { AuditResult } from "@/lib/domain/audit/record";
import { type AuditRow, resultWord, sentenceWords, whoWords, whyWords } from "./record-words";

/** Time, person, what and on what, cluster, result; the last ones go where there is no room. */
export const AUDIT_GRID =
  "grid grid-cols-[9.5rem_10rem_minmax(0,1fr)_9rem_6.5rem_8.5rem] max-lg:grid-cols-[9rem_7rem_minmax(0,1fr)_5.5rem] items-center gap-x-3 px-5";

const icons: Record<AuditResult, ReactNode> = {
  done: <CircleCheck aria-hidden className="text-text-3" size={14} strokeWidth={2} />,
  pending: <CircleDashed aria-hidden className="text-text-3" size={14} strokeWidth={2} />,
  refused: <Ban aria-hidden className="text-blocked" size={14} strokeWidth={2} />,
  failed: <CircleX aria-hidden className="text-failed" size={14} strokeWidth={2} />,
};

interface AuditRowProps {
  row: AuditRow;
  rowKey: string;
  rowIndex: number;
  narrow: boolean;
  /** The row that Tab reaches. */
  current: boolean;
  onCurrent: (key: string) => void;
  onOpen: (row: AuditRow) => void;
}

/** One record; a click or Enter tells all of it. */
export const AuditLine = memo(function AuditLine(props: AuditRowProps) {
  const { row, rowKey, rowIndex, narrow, current, onCurrent, onOpen } = props;
  const target = {
    "aria-rowindex": rowIndex,
    "data-row": rowKey,
    onFocus: () => onCurrent(rowKey),
    role: "row",
    tabIndex: current ? 0 : -1,
    ...rowTarget(() => onOpen(row)),
  };
  const result = (
    <span className="flex items-center gap-1.5 whitespace-nowrap text-meta">
      {icons[row.result]}
      {resultWord[row.result]}
    </span>
  );
  const [what, object] = sentenceWords(row);
  if (narrow)
    return (
      <div {...target} className="border-b px-4 py-2 outline-offset-[-2px]">
        <div role="gridcell">
          <p className="text-body [overflow-wrap:anywhere]">
            <span className="font-[580]">{whoWords(row)}</span> {what} {object}
          </p>
          <p className="truncate text-meta text-text-2">{whyWords(row)}</p>
          <p className="flex flex-wrap items-center gap-x-3 text-meta text-text-2">
            <Moment at={row.at} seconds /> {result} {row.cluster}
          </p>
        </div>
      </div>
    );
  const why = whyWords(row);
  return (
    <div
      {...target}
      className={cx(
        AUDIT_GRID,
        "h-row scroll-mt-8 border-b outline-offset-[-2px] transition-colors hover:bg-surface-2",
      )}
    >
      <div className="text-meta text-text-2" role="gridcell">
        <Moment at={row.at} seconds />
      </div>
      <div className="truncate text-section" role="gridcell" title={whoWords(row)}>
        {whoWords(row)}
      </div>
      <div className="truncate text-body" role="gridcell" title={`${what} ${object} ${why}`.trim()}>
        {what} <span className="font-[580]">{object}</span>
        {why === "" ? null : <span className="text-text-2"> {why}</span>}
      </div>
      <div className="truncate text-meta text-text-2 max-lg:hidden" role="gridcell">
        {row.cluster}
      </div>
      <div role="gridcell">{result}</div>
      <div className="truncate text-meta tabular-nums text-text-2 max-lg:hidden" role="gridcell">
        {row.address}
      </div>
    </div>
  );
});
