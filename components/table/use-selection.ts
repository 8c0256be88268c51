"use client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { extendTo, NOTHING, setKeys, toggleKey } from "./selection";

export interface TableSelection {
  /** May hold rows that are filtered away, and rows that are gone: count those that there are. */
  keys: ReadonlySet<string>;
  /** A tick of one row; `range`: and of all between it and the row ticked last (Shift). */
  tick: (key: string, range: boolean) => void;
  /** Shift and an arrow: from the row that one leaves to the row that one comes to. */
  extend: (from: string, to: string) => void;
  /** All of these, or none of them. */
  set: (keys: readonly string[], on: boolean) => void;
  clear: () => void;
}

/** Which rows are chosen. `order`: keys of the rows that are shown, from top to bottom. The functions never change. */
export function useSelection(order: readonly string[]): TableSelection {
  const [selection, setSelection] = useState(NOTHING);
  const shown = useRef(order);
  useEffect(() => {
    shown.current = order;
  });
  const tick = useCallback(
    (key: string, range: boolean) =>
      setSelection((old) => (range ? extendTo(old, shown.current, key) : toggleKey(old, key))),
    [],
  );
  const extend = useCallback(
    (from: string, to: string) => setSelection((old) => extendTo(old, shown.current, to, from)),
    [],
  );
  const set = useCallback(
    (keys: readonly string[], on: boolean) => setSelection((old) => setKeys(old, keys, on)),
    [],
  );
  const clear = useCallback(() => setSelection(NOTHING), []);
  const { keys } = selection;
  return useMemo(() => ({ keys, tick, extend, set, clear }), [keys, tick, extend, set, clear]);
}
