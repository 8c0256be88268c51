"use client";
import { useRouter } from "next/navigation";
import { type RefObject, useCallback, useMemo } from "react";
import { TableRows } from "@/components/table/table-rows";
import { useCursor } from "@/components/table/use-cursor";
import { useTableKeys } from "@/components/table/use-table-keys";
import { cx } from "@/components/ui/cx";
import { NARROW, useMedia } from "@/components/ui/use-media";
import { nodePath } from "@/lib/client/paths";
import type { ClusterEventBody } from "@/lib/contracts/cluster-event";
import { EVENT_GRID, EventRow } from "./event-row";

const HEAD_PX = 32;
/** A guess: rows are as tall as their words. */
const ROW_PX = 52;
const CARD_PX = 96;

interface EventsTableProps {
  cluster: string;
  items: readonly { key: string; event: ClusterEventBody }[];
  offsetMs: number;
  scroller: RefObject<HTMLDivElement | null>;
}

/** Events, newest first; one that concerns a node leads there. */
export function EventsTable({ cluster, items, offsetMs, scroller }: EventsTableProps) {
  const router = useRouter();
  const narrow = useMedia(NARROW);
  const keys = useMemo(() => items.map(({ key }) => key), [items]);
  const cursor = useCursor(keys, scroller);
  useTableKeys(cursor, "event");
  const height = narrow ? CARD_PX : ROW_PX;
  const heightOf = useCallback(() => height, [height]);
  const onOpen = useCallback((node: string) => router.push(nodePath(cluster, node)), [router, cluster]);
  return (
    <div aria-label="Events" aria-rowcount={items.length + 1} role="grid">
      <div className={cx("sticky top-0 z-20 border-b bg-surface", narrow && "sr-only")} role="rowgroup">
        <div
          aria-rowindex={1}
          className={cx(EVENT_GRID, "h-8 items-center text-meta font-[500] text-text-2")}
          role="row"
        >
          <div role="columnheader">
            <span className="sr-only">Type</span>
          </div>
          <div role="columnheader">Reason</div>
          <div role="columnheader">Object</div>
          <div role="columnheader">Message</div>
          <div className="text-right" role="columnheader">
            Last seen
          </div>
        </div>
      </div>
      <TableRows
        headPx={narrow ? 0 : HEAD_PX}
        heightOf={heightOf}
        items={items}
        kept={cursor.place}
        measured
        onRevealed={cursor.onRevealed}
        render={({ key, event }, at) => (
          <EventRow
            cluster={cluster}
            current={key === cursor.current}
            event={event}
            key={key}
            offsetMs={offsetMs}
            onCurrent={cursor.onCurrent}
            onOpen={onOpen}
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
