"use client";
import { type ReactNode, type RefObject, useCallback, useMemo } from "react";
import type { Density } from "@/components/layout/use-density";
import type { TableColumn } from "@/components/table/columns";
import { nextSort } from "@/components/table/sort";
import { TableHead } from "@/components/table/table-head";
import { TableRows } from "@/components/table/table-rows";
import { useCursor } from "@/components/table/use-cursor";
import { useTableKeys } from "@/components/table/use-table-keys";
import { copyText } from "@/components/ui/copy-text";
import { useKeys } from "@/components/ui/use-keys";
import { NARROW, useMedia } from "@/components/ui/use-media";
import type { PodColumn } from "./pods-columns";
import { PodGroupRow } from "./pods-group-row";
import type { PodItem } from "./pods-items";
import { PodCard, PodRow } from "./pods-row";
import type { PodView } from "./pods-view-state";

interface PodsTableProps {
  items: readonly PodItem[];
  columns: readonly TableColumn<PodColumn>[];
  density: Density;
  view: PodView;
  change: (change: Partial<PodView>) => void;
  offsetMs: number;
  stale: boolean;
  scroller: RefObject<HTMLDivElement | null>;
  /** Stands beneath the head when there is no row. */
  children?: ReactNode;
}

const HEAD_PX = 32;
const GROUP_PX = 36;
const ROW_PX = { comfortable: 40, compact: 32 };
/** A guess: cards are as tall as their words. */
const CARD_PX = 76;

/** The pods of a node as a grid, or as cards on narrow screens. */
export function PodsTable({
  items,
  columns,
  density,
  view,
  change,
  offsetMs,
  stale,
  scroller,
  children,
}: PodsTableProps) {
  const narrow = useMedia(NARROW);
  const keys = useMemo(() => items.flatMap((item) => (item.kind === "pod" ? [item.key] : [])), [items]);
  const cursor = useCursor(keys, scroller);
  const height = narrow ? CARD_PX : ROW_PX[density];
  const heightOf = useCallback((item: PodItem) => (item.kind === "group" ? GROUP_PX : height), [height]);
  const place = items.find((item) => item.kind === "pod" && item.key === cursor.place);
  useTableKeys(cursor, "pod");
  useKeys([
    {
      keys: "y",
      label: "Copy the pod's name",
      run: () => {
        if (place?.kind === "pod") void copyText(place.row.name, "Pod name");
      },
    },
  ]);
  const Row = narrow ? PodCard : PodRow;
  return (
    <>
      <div
        aria-colcount={narrow ? undefined : columns.length + 2}
        aria-label="Pods"
        aria-rowcount={items.length + 1}
        data-density={density}
        role="grid"
      >
        {narrow ? null : (
          <TableHead
            columns={columns}
            onSort={(column) => change({ sort: nextSort(view.sort, column) })}
            sort={view.sort}
          />
        )}
        <TableRows
          headPx={narrow ? 0 : HEAD_PX}
          heightOf={heightOf}
          items={items}
          kept={cursor.place}
          measured={narrow}
          onRevealed={cursor.onRevealed}
          render={(item, at) =>
            item.kind === "group" ? (
              <PodGroupRow columns={columns.length + 2} id={item.id} pods={item.pods} rowIndex={at + 2} />
            ) : (
              <Row
                columns={columns}
                current={item.key === cursor.current}
                offsetMs={offsetMs}
                onCurrent={cursor.onCurrent}
                row={item.row}
                rowIndex={at + 2}
                stale={stale}
              />
            )
          }
          scroller={scroller}
          wanted={cursor.wanted}
        />
      </div>
      {children}
    </>
  );
}
