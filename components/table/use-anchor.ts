"use client";
import { type RefObject, useLayoutEffect, useRef } from "react";
import { anchorShift, type Placed } from "./anchor";

interface Anchoring {
  scroller: RefObject<HTMLElement | null>;
  /** What the table shows; another list is another state of the rows. */
  items: readonly unknown[];
  /** Px of what sticks at the top and hides rows. */
  hidden: number;
  /** Rows that are in the page now, with their sizes in px; read after each render. */
  placed: () => readonly (Placed & { size: number })[];
  /** Where a row begins now. */
  startOf: (key: string) => number | undefined;
}

/** Keeps what the reader looks at in its place when rows come, go or move. At the very top the top is what stays. */
export function useAnchor({ scroller, items, hidden, placed, startOf }: Anchoring): void {
  const last = useRef<{ items: readonly unknown[]; placed: ReturnType<typeof placed>; top: number }>(
    undefined,
  );
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const before = last.current;
    if (before && before.items !== items) {
      const { scrollHeight, clientHeight, scrollTop } = element;
      // A table that got shorter was scrolled by the browser already: what counts is where the reader was.
      const top = scrollTop >= scrollHeight - clientHeight - 1 ? Math.max(before.top, scrollTop) : scrollTop;
      const bottom = top + clientHeight;
      const seen = before.placed.filter(({ start, size }) => start + size > top + hidden && start < bottom);
      const shift = top > 0 ? anchorShift(seen, startOf) : 0;
      if (shift !== 0) element.scrollTop = top + shift;
    }
    // Asked for after each render it would have the page laid out each time; scrolling tells it.
    const top = before?.items === items ? before.top : before ? element.scrollTop : 0;
    last.current = { items, placed: placed(), top };
  });
  useLayoutEffect(() => {
    const element = scroller.current;
    const remember = () => {
      if (last.current && element) last.current.top = element.scrollTop;
    };
    element?.addEventListener("scroll", remember, { passive: true });
    return () => element?.removeEventListener("scroll", remember);
  }, [scroller]);
}
