"use client";
import { type KeyBinding, useKeys } from "@/components/ui/use-keys";
import type { Cursor } from "./use-cursor";
import type { TableSelection } from "./use-selection";

/** Keys that every table has. `noun`: "node". */
export function useTableKeys(cursor: Cursor, noun: string, selection?: TableSelection): void {
  const move = (by: number) => () => void cursor.move(by);
  const ticking: KeyBinding[] = selection
    ? [
        {
          keys: "x",
          label: `Select the ${noun}`,
          run: () => cursor.place && selection.tick(cursor.place, false),
        },
        { keys: "Shift+ArrowDown", label: `Select on to the next ${noun}`, run: () => draw(1) },
        { keys: "Shift+ArrowUp", label: `Select on to the ${noun} before`, run: () => draw(-1) },
      ]
    : [];
  const draw = (by: number) => {
    const from = cursor.place;
    const to = cursor.move(by);
    if (to !== undefined) selection?.extend(from ?? to, to);
  };
  useKeys([
    { keys: "j", label: `Next ${noun}`, run: move(1) },
    { keys: "k", label: `${noun[0]?.toUpperCase()}${noun.slice(1)} before`, run: move(-1) },
    { keys: "ArrowDown", label: "", hidden: true, run: move(1) },
    { keys: "ArrowUp", label: "", hidden: true, run: move(-1) },
    { keys: "Home", label: `First ${noun}`, run: move(Number.NEGATIVE_INFINITY) },
    { keys: "End", label: `Last ${noun}`, run: move(Number.POSITIVE_INFINITY) },
    ...ticking,
  ]);
}
