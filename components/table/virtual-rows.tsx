"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useMemo, useRef } from "react";
import type { RowItem, TableRowsProps } from "./table-rows";
import { useAnchor } from "./use-anchor";
import { useReveal } from "./use-reveal";

/** The head of a group, which sticks: what is scrolled to must not end beneath it. */
const GROUP_PX = 36;

/** What is in sight before it is measured, in px: the server and the first render make the same rows. */
const FIRST_SIGHT = { width: 0, height: 800 };

/** Those rows that are in sight, some before and behind, the head of their group and the row that is kept. */
export function VirtualRows<Item extends RowItem>(props: TableRowsProps<Item>) {
  const { items, scroller, heightOf, measured, headPx, wanted, onRevealed, kept, render } = props;
  const indices = useMemo(() => new Map(items.map(({ key }, at) => [key, at])), [items]);
  const keptAt = kept === undefined ? undefined : indices.get(kept);
  const headAt = useRef(-1);
  const sizeOf = (at: number) => (items[at] ? heightOf(items[at]) : 0);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    initialRect: FIRST_SIGHT,
    // Rows of known heights are laid out anew whenever this is another function: with their list or their heights.
    // biome-ignore lint/correctness/useExhaustiveDependencies: heights are part of the layout
    getItemKey: useCallback((at: number) => items[at]?.key ?? at, [items, heightOf]),
    estimateSize: sizeOf,
    overscan: 8,
    scrollMargin: headPx,
    scrollPaddingStart: headPx + GROUP_PX,
    rangeExtractor: ({ startIndex, endIndex, overscan }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(items.length - 1, endIndex + overscan);
      headAt.current = items.slice(0, startIndex + 1).findLastIndex(({ heads }) => heads);
      const range = Array.from({ length: last - first + 1 }, (_, at) => first + at);
      const besides = [headAt.current, keptAt ?? -1].filter((at) => at >= 0 && (at < first || at > last));
      return besides.length === 0 ? range : [...new Set([...range, ...besides])].sort((a, b) => a - b);
    },
  });
  const wantedAt = (wanted && indices.get(wanted.key)) ?? -1;
  useEffect(() => {
    if (wantedAt >= 0) virtual.scrollToIndex(wantedAt, { align: "auto" });
  }, [wantedAt, virtual]);
  useReveal(scroller, wanted, onRevealed);
  const rows = virtual.getVirtualItems();
  useAnchor({
    scroller,
    items,
    hidden: headPx + GROUP_PX,
    placed: () => rows.map(({ key, start, size }) => ({ key: String(key), start, size })),
    startOf: (key) => virtual.measurementsCache[indices.get(key) ?? -1]?.start,
  });
  return (
    <div
      className="relative [overflow-anchor:none]"
      role="rowgroup"
      style={{ height: virtual.getTotalSize() }}
    >
      {rows.map(({ index, key, start }) => {
        const item = items[index];
        if (!item) return null;
        const sticks = index === headAt.current;
        return (
          <div
            className={sticks ? "sticky z-10" : "absolute inset-x-0 top-0"}
            data-index={index}
            key={key}
            ref={measured && !sticks ? virtual.measureElement : undefined}
            role="presentation"
            style={sticks ? { top: headPx } : { transform: `translateY(${start - headPx}px)` }}
          >
            {render(item, index)}
          </div>
        );
      })}
    </div>
  );
}
