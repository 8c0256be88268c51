"use client";
import { useEffect, useRef } from "react";
import { isSingleLetter, matchesKeys } from "./key-match";

export interface KeyBinding {
  /** "j", "ArrowDown", "Mod+k", or a sequence "g c". */
  keys: string;
  /** What it does, for the sheet of all keys. */
  label: string;
  run: (event: KeyboardEvent) => void;
  /** Not in the sheet: a second key for the same. */
  hidden?: boolean;
}

/** Bindings that are alive now; the youngest wins. */
const alive: { current: readonly KeyBinding[] }[] = [];
let before: { key: string; at: number } | undefined;

/**
 * Keys that work while the component is mounted. Single letters are off while typing, while a menu or dialog has
 * the focus, and where the reader has turned them off (data-keys="off" on <html>).
 */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  useEffect(() => {
    if (alive.length === 0) document.addEventListener("keydown", onKeyDown);
    alive.push(latest);
    return () => {
      alive.splice(alive.indexOf(latest), 1);
      if (alive.length === 0) document.removeEventListener("keydown", onKeyDown);
    };
  }, []);
}

/** What the keys do on this page, for the sheet of all keys. */
export function listKeys(): { keys: string; label: string }[] {
  return alive.flatMap((bindings) => bindings.current.filter((binding) => !binding.hidden));
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const last = before && event.timeStamp - before.at < 1000 ? before.key : undefined;
  before = { key: event.key.toLowerCase(), at: event.timeStamp };
  const meant = alive
    .toReversed()
    .flatMap((bindings) => bindings.current)
    .filter(({ keys }) => matchesKeys(keys, event, last) && mayRun(keys, event));
  // "g c" ends in "c": the sequence is what was meant, whoever is younger.
  const binding = meant.find(({ keys }) => keys.includes(" ")) ?? meant[0];
  if (!binding) return;
  event.preventDefault();
  before = undefined;
  binding.run(event);
}

function mayRun(keys: string, event: KeyboardEvent): boolean {
  if (keys.startsWith("Mod+")) return true;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("input, textarea, select, [contenteditable='true']")) return false;
  if (target?.closest("[role='menu'], [role='dialog'], [role='listbox']")) return false;
  // These press what has the focus.
  if ((keys === "Enter" || keys === "Space") && target?.closest("a, button, summary")) return false;
  return !(isSingleLetter(keys) && document.documentElement.dataset.keys === "off");
}
