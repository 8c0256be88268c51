"use client";
import { type RefObject, useEffect } from "react";

/** The element of a row, if it is in the page. */
export function rowElement(scroller: HTMLElement | null, key: string): HTMLElement | null {
  return scroller?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`) ?? null;
}

/** Brings a wanted row into sight as soon as it is in the page. */
export function useReveal(
  scroller: RefObject<HTMLElement | null>,
  wanted: { key: string; focus: boolean } | undefined,
  onRevealed: () => void,
): void {
  useEffect(() => {
    if (!wanted) return;
    const row = rowElement(scroller.current, wanted.key);
    if (!row) return;
    row.scrollIntoView({ block: "nearest" });
    if (wanted.focus) row.focus({ preventScroll: true });
    onRevealed();
  });
}
