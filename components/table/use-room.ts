"use client";
import { type RefObject, useLayoutEffect, useState } from "react";
import { fitColumns, type TableColumn } from "./columns";
import { BESIDES_PX } from "./grid";

/**
 * Those of the chosen columns that there is room for in the table's scroller, which is in the page once it is `mounted`.
 * The same list while they are the same.
 */
export function useRoom<Id extends string>(
  scroller: RefObject<HTMLElement | null>,
  columns: readonly TableColumn<Id>[],
  mounted = true,
): readonly TableColumn<Id>[] {
  const [shown, setShown] = useState(columns);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!mounted || !element) return;
    const choose = () => {
      const room = { width: element.clientWidth, viewport: window.innerWidth };
      const next = fitColumns(columns, room, BESIDES_PX);
      setShown((old) => (sameColumns(old, next) ? old : next));
    };
    choose();
    const observer = new ResizeObserver(choose);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, columns, mounted]);
  return shown;
}

function sameColumns(a: readonly TableColumn<string>[], b: readonly TableColumn<string>[]): boolean {
  return a.length === b.length && a.every((column, at) => column === b[at]);
}
