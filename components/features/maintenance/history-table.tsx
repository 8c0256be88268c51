"use client";
import { type RefObject, useCallback, useMemo } from "react";
import { TableRows } from "@/components/table/table-rows";
import { useCursor } from "@/components/table/use-cursor";
import { useTableKeys } from "@/components/table/use-table-keys";
import { cx } from "@/components/ui/cx";
import { NARROW, useMedia } from "@/components/ui/use-media";
import type { RunLineBody } from "@/lib/contracts/run";
import { HISTORY_GRID, HistoryRow } from "./history-row";
import { spansOf } from "./run-words";

const HEAD_PX = 32;
const ROW_PX = 48;
/** A guess: cards are as tall as their words. */
const CARD_PX = 104;

interface HistoryTableProps {
  runs: readonly RunLineBody[];
  clusterName: (id: string) => string;
  scroller: RefObject<HTMLDivElement | null>;
  onOpen: (run: RunLineBody) => void;
}

/** What is over, newest first. */
export function HistoryTable({ runs, clusterName, scroller, onOpen }: HistoryTableProps) {
  const narrow = useMedia(NARROW);
  const items = useMemo(
    () => runs.map((run) => ({ key: run.id, run, spans: spansOf(run, Date.parse(run.since)) })),
    [runs],
  );
  const longest = Math.max(1, ...items.map(({ spans }) => spans.drainedMs + spans.heldMs));
  const keys = useMemo(() => items.map(({ key }) => key), [items]);
  const cursor = useCursor(keys, scroller);
  useTableKeys(cursor, "run");
  const height = narrow ? CARD_PX : ROW_PX;
  const heightOf = useCallback(() => height, [height]);
  return (
    <div aria-label="History of maintenances" aria-rowcount={items.length + 1} role="grid">
      <div className={cx("sticky top-0 z-20 border-b bg-surface", narrow && "sr-only")} role="rowgroup">
        <div
          aria-rowindex={1}
          className={cx(HISTORY_GRID, "h-8 text-meta font-[500] text-text-2")}
          role="row"
        >
          <div role="columnheader">Node</div>
          <div role="columnheader">Outcome</div>
          <div role="columnheader">Reason</div>
          <div className="max-lg:hidden" role="columnheader">
            By
          </div>
          <div role="columnheader">Started</div>
          <div className="max-lg:hidden" role="columnheader">
            Drained in, then held
          </div>
          <div className="text-right max-md:hidden" role="columnheader">
            Pods
          </div>
        </div>
      </div>
      <TableRows
        headPx={narrow ? 0 : HEAD_PX}
        heightOf={heightOf}
        items={items}
        kept={cursor.place}
        measured={narrow}
        onRevealed={cursor.onRevealed}
        render={({ key, run, spans }, at) => (
          <HistoryRow
            clusterName={clusterName(run.cluster)}
            current={key === cursor.current}
            key={key}
            longest={longest}
            narrow={narrow}
            onCurrent={cursor.onCurrent}
            onOpen={onOpen}
            rowIndex={at + 2}
            rowKey={key}
            run={run}
            spans={spans}
          />
        )}
        scroller={scroller}
        wanted={cursor.wanted}
      />
    </div>
  );
}
