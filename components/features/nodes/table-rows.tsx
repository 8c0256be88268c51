"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Fragment, type ReactNode, type RefObject, useEffect, useRef } from "react";
import type { TableItem } from "./table-items";

/** Head and group head, which stick: what is scrolled to must not end beneath them. */
const STICKY_PX = 68;
/** From so many rows on only those in sight are in the page. */
const VIRTUAL_ABOVE = 100;

export interface TableRowsProps {
  items: readonly TableItem[];
  scroller: RefObject<HTMLDivElement | null>;
  /** Height of an item in px; on narrow screens a guess that is measured. */
  heightOf: (item: TableItem) => number;
  measured: boolean;
  /** A row to bring into sight; it gets the focus if `focus` says so. Cleared by `onRevealed`. */
  wanted?: { name: string; focus: boolean };
  onRevealed: () => void;
  render: (item: TableItem, at: number) => ReactNode;
}

/** All rows, or those in sight when there are many. */
export function TableRows(props: TableRowsProps) {
  return props.items.length > VIRTUAL_ABOVE ? <VirtualRows {...props} /> : <PlainRows {...props} />;
}

function PlainRows({ items, scroller, wanted, onRevealed, render }: TableRowsProps) {
  useReveal(scroller, wanted, onRevealed);
  const starts = items.flatMap((item, at) => (item.kind === "group" ? [at] : []));
  return starts.map((start, group) => {
    const head = items[start];
    return head ? (
      // A group is as tall as its rows, so that the next group's head pushes this one's away.
      <div key={head.key} role="rowgroup">
        <div className="sticky top-8 z-10 max-sm:top-0">{render(head, start)}</div>
        {items.slice(start + 1, starts[group + 1]).map((item, at) => (
          <Fragment key={item.key}>{render(item, start + 1 + at)}</Fragment>
        ))}
      </div>
    ) : null;
  });
}

function VirtualRows(props: TableRowsProps) {
  const { items, scroller, heightOf, measured, wanted, onRevealed, render } = props;
  const groupBefore = useRef(0);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    getItemKey: (at) => items[at]?.key ?? at,
    estimateSize: (at) => (items[at] ? heightOf(items[at]) : 0),
    overscan: 8,
    scrollPaddingStart: STICKY_PX,
    // The head of the group that is on top is always there, to stick.
    rangeExtractor: ({ startIndex, endIndex, overscan }) => {
      groupBefore.current = items.slice(0, startIndex + 1).findLastIndex((item) => item.kind === "group");
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(items.length - 1, endIndex + overscan);
      const range = Array.from({ length: last - first + 1 }, (_, at) => first + at);
      return groupBefore.current >= 0 && groupBefore.current < first
        ? [groupBefore.current, ...range]
        : range;
    },
  });
  const wantedAt = wanted ? items.findIndex((item) => item.key === wanted.name) : -1;
  useEffect(() => {
    if (wantedAt >= 0) virtual.scrollToIndex(wantedAt, { align: "auto" });
  }, [wantedAt, virtual]);
  useReveal(scroller, wanted, onRevealed);
  // Heights depend on density and maintenance: what was estimated before is wrong after a change of either.
  const heights = measured ? "" : items.map(heightOf).join();
  useEffect(() => {
    if (heights !== "") virtual.measure();
  }, [heights, virtual]);
  return (
    <div className="relative" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const item = items[index];
        if (!item) return null;
        const sticks = index === groupBefore.current;
        return (
          <div
            className={sticks ? "sticky top-8 z-10 max-sm:top-0" : "absolute inset-x-0 top-0"}
            data-index={index}
            key={key}
            ref={measured && !sticks ? virtual.measureElement : undefined}
            role="presentation"
            style={sticks ? undefined : { transform: `translateY(${start}px)` }}
          >
            {render(item, index)}
          </div>
        );
      })}
    </div>
  );
}

/** Brings a wanted row into sight as soon as it is in the page. */
function useReveal(
  scroller: RefObject<HTMLDivElement | null>,
  wanted: TableRowsProps["wanted"],
  onRevealed: () => void,
) {
  useEffect(() => {
    if (!wanted) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(wanted.name)}"]`);
    if (!row) return;
    row.scrollIntoView({ block: "nearest" });
    if (wanted.focus) row.focus({ preventScroll: true });
    onRevealed();
  });
}
