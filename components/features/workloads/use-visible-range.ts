"use client";
import { type RefObject, useEffect, useState } from "react";

/** Places are told in steps, so that not each scrolled pixel renders the table. */
const STEP = 25;

/** The first and the last line in sight, some before and behind; lines are about equally tall. */
export function useVisibleRange(
  scroller: RefObject<HTMLElement | null>,
  lines: number,
): { from: number; to: number } {
  const [range, setRange] = useState({ from: 0, to: 2 * STEP });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      const { scrollTop, clientHeight, scrollHeight } = element;
      const height = Math.max(1, scrollHeight / Math.max(1, lines));
      const from = Math.max(0, Math.floor(scrollTop / height / STEP) * STEP - STEP);
      const to = Math.ceil((scrollTop + clientHeight) / height / STEP) * STEP + STEP;
      setRange((old) => (old.from === from && old.to === to ? old : { from, to }));
    };
    look();
    element.addEventListener("scroll", look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      observer.disconnect();
    };
  }, [scroller, lines]);
  return range;
}
