"use client";
import { type RefObject, useCallback, useMemo } from "react";
import { TableRows } from "@/components/table/table-rows";
import { useCursor } from "@/components/table/use-cursor";
import { useTableKeys } from "@/components/table/use-table-keys";
import { cx } from "@/components/ui/cx";
import { NARROW, useMedia } from "@/components/ui/use-media";
import { AUDIT_GRID, AuditLine } from "./audit-row";
import type { AuditRow } from "./record-words";

const HEAD_PX = 32;
const ROW_PX = 40;
/** A guess: cards are as tall as their words. */
const CARD_PX = 72;

interface AuditTableProps {
  records: readonly AuditRow[];
  scroller: RefObject<HTMLDivElement | null>;
  onOpen: (row: AuditRow) => void;
}

/** The log as a table, newest first. */
export function AuditTable({ records, scroller, onOpen }: AuditTableProps) {
  const narrow = useMedia(NARROW);
  const items = useMemo(() => records.map((row) => ({ key: String(row.seq), row })), [records]);
  const keys = useMemo(() => items.map(({ key }) => key), [items]);
  const cursor = useCursor(keys, scroller);
  useTableKeys(cursor, "record");
  const height = narrow ? CARD_PX : ROW_PX;
  const heightOf = useCallback(() => height, [height]);
  return (
    <div aria-label="Audit log" aria-rowcount={items.length + 1} role="grid">
      <div className={cx("sticky top-0 z-20 border-b bg-surface", narrow && "sr-only")} role="rowgroup">
        <div aria-rowindex={1} className={cx(AUDIT_GRID, "h-8 text-meta font-[500] text-text-2")} role="row">
          <div role="columnheader">Time</div>
          <div role="columnheader">Person</div>
          <div role="columnheader">What</div>
          <div className="max-lg:hidden" role="columnheader">
            Cluster
          </div>
          <div role="columnheader">Result</div>
          <div className="max-lg:hidden" role="columnheader">
            Address
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
        render={({ key, row }, at) => (
          <AuditLine
            current={key === cursor.current}
            key={key}
            narrow={narrow}
            onCurrent={cursor.onCurrent}
            onOpen={onOpen}
            row={row}
            rowIndex={at + 2}
            rowKey={key}
          />
        )}
        scroller={scroller}
        wanted={cursor.wanted}
      />
    </div>
  );
}
