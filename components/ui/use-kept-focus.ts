"use client";
import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * Whoever takes something off a list by keyboard stays in it: with the button that goes, the browser would put them back to
 * the beginning of the page. For the element around the list, which has tabIndex -1; `count` is how many stand in it.
 */
export function useKeptFocus<Around extends HTMLElement>(count: number): RefObject<Around | null> {
  const around = useRef<Around>(null);
  const place = useRef(-1);
  useLayoutEffect(() => {
    const { current } = around;
    const follow = ({ target }: FocusEvent) => {
      const row = (target as Element).closest("li");
      place.current = row?.parentElement ? [...row.parentElement.children].indexOf(row) : -1;
    };
    current?.addEventListener("focusin", follow);
    return () => current?.removeEventListener("focusin", follow);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a list that became another one can have lost the focus
  useLayoutEffect(() => {
    if (place.current < 0 || document.activeElement !== document.body) return;
    const rows = around.current?.querySelectorAll("li") ?? [];
    const row = rows[Math.min(place.current, rows.length - 1)];
    (row?.querySelector("button") ?? around.current)?.focus();
  }, [count]);
  return around;
}
