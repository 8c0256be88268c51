"use client";
import { Fragment } from "react";
import type { RowItem, TableRowsProps } from "./table-rows";
import { useAnchor } from "./use-anchor";
import { useReveal } from "./use-reveal";

/** All rows, in the page. A group is as tall as its rows, so that the next group's head pushes this one's away. */
export function PlainRows<Item extends RowItem>(props: TableRowsProps<Item>) {
  const { items, scroller, headPx, wanted, onRevealed, render } = props;
  useReveal(scroller, wanted, onRevealed);
  const places = () => {
    const element = scroller.current;
    const top = (element?.getBoundingClientRect().top ?? 0) - (element?.scrollTop ?? 0);
    return [...(element?.querySelectorAll<HTMLElement>("[data-row]") ?? [])].map((row) => {
      const box = row.getBoundingClientRect();
      return { key: row.dataset.row ?? "", start: box.top - top, size: box.height };
    });
  };
  useAnchor({
    scroller,
    items,
    hidden: headPx,
    placed: places,
    startOf: (key) => places().find((place) => place.key === key)?.start,
  });
  const starts = items.flatMap((item, at) => (item.heads || at === 0 ? [at] : []));
  return starts.map((start, group) => {
    const rows = items.slice(start, starts[group + 1]);
    return (
      <div className="[overflow-anchor:none]" key={rows[0]?.key} role="rowgroup">
        {rows.map((item, at) =>
          item.heads ? (
            <div className="sticky z-10" key={item.key} style={{ top: headPx }}>
              {render(item, start + at)}
            </div>
          ) : (
            <Fragment key={item.key}>{render(item, start + at)}</Fragment>
          ),
        )}
      </div>
    );
  });
}
