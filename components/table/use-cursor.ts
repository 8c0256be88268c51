"use client";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { keyAfter, moveBy } from "./cursor";
import { rowElement } from "./use-reveal";

export interface Cursor {
  /** The row that Tab reaches. */
  current: string | undefined;
  /** The row that the reader has been to and keys act on, never one that only happens to be first. */
  place: string | undefined;
  /** A row to bring into sight. */
  wanted: { key: string; focus: boolean } | undefined;
  onRevealed: () => void;
  onCurrent: (key: string) => void;
  /** So many rows on, held at both ends; returns where it comes to. */
  move: (by: number) => string | undefined;
}

/**
 * Which row is meant. `linked` is the row that the address names: it is brought into sight, and `onLeave` tells that
 * the reader went on to another. When the row that has the focus goes, its neighbour gets it.
 */
export function useCursor(
  keys: readonly string[],
  scroller: RefObject<HTMLElement | null>,
  linked?: string,
  onLeave?: () => void,
): Cursor {
  const [place, setPlace] = useState<string>();
  const [wanted, setWanted] = useState<Cursor["wanted"]>();
  const there = place !== undefined && keys.includes(place);
  const current = there ? place : keys[0];

  useEffect(() => {
    if (linked === undefined) return;
    setPlace(linked);
    setWanted({ key: linked, focus: true });
  }, [linked]);

  /** The rows of the last look, and the element that had the focus: of the row or in it. */
  const before = useRef<{ keys: readonly string[]; focused?: Element }>({ keys });
  useEffect(() => {
    const { keys: old, focused } = before.current;
    // An element that goes takes the focus along, also when its row comes back as another one.
    const lost = focused?.isConnected === false && document.activeElement === document.body;
    const next = lost && place !== undefined && !there ? keyAfter(old, keys, place) : place;
    const row = next === undefined ? null : rowElement(scroller.current, next);
    if (lost && next !== place) setPlace(next);
    if (lost) row?.focus({ preventScroll: true });
    const within = row?.contains(document.activeElement) ? (document.activeElement ?? undefined) : undefined;
    // Of a row that is on its way the focus is given once it is there.
    before.current = { keys, focused: lost && row === null ? focused : within };
  });

  const onRevealed = useCallback(() => setWanted(undefined), []);
  const onCurrent = useCallback(
    (key: string) => {
      setPlace(key);
      before.current.focused = document.activeElement ?? undefined;
      if (linked !== undefined && key !== linked) onLeave?.();
    },
    [linked, onLeave],
  );
  const move = (by: number) => {
    const key = moveBy(keys, place, by);
    if (key !== undefined) setWanted({ key, focus: true });
    return key;
  };
  return { current, place: there ? place : undefined, wanted, onRevealed, onCurrent, move };
}
