"use client";
import type { ReactNode, RefObject } from "react";
import { PlainRows } from "./plain-rows";
import { VirtualRows } from "./virtual-rows";

/** From so many rows on only those in sight are in the page. */
const VIRTUAL_ABOVE = 100;

/** A line of the table. Each is rendered as an element with `data-row={key}`. */
export interface RowItem {
  key: string;
  /** It heads those behind it, and sticks at the top while they are in sight. */
  heads?: boolean;
}

export interface TableRowsProps<Item extends RowItem> {
  /** A new list whenever a row is another; the same list otherwise. */
  items: readonly Item[];
  scroller: RefObject<HTMLElement | null>;
  /** Height in px; where heights are `measured` a guess. The same function while heights are the same. */
  heightOf: (item: Item) => number;
  measured: boolean;
  /** Px of the table's own head, which sticks above the rows; 0 without one. */
  headPx: number;
  /** A row to bring into sight; it gets the focus if `focus` says so. Cleared by `onRevealed`. */
  wanted?: { key: string; focus: boolean };
  onRevealed: () => void;
  /** A row that stays in the page when it is scrolled away, so that it keeps the focus. */
  kept?: string;
  render: (item: Item, at: number) => ReactNode;
}

/** All rows, or those in sight when there are many. What the reader looks at stays where it is while rows change. */
export function TableRows<Item extends RowItem>(props: TableRowsProps<Item>) {
  return props.items.length > VIRTUAL_ABOVE ? <VirtualRows {...props} /> : <PlainRows {...props} />;
}
