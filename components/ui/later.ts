"use client";
import dynamic from "next/dynamic";
import { type ComponentType, useEffect, useState } from "react";

/**
 * A component whose code is not part of the first page; nothing until it is there. With a `loading` of its own it waits
 * by itself: without one, what stands around it would be hidden meanwhile, up to the whole page.
 */
export function later<Props>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  return dynamic(load, { loading: () => null });
}

/** After this long a page has what it was opened for. Milliseconds. */
const AHEAD_MS = 1_000;

/** Fetches code now. What fails is asked for again when it is shown, and told there. */
export function fetchAhead(load: () => Promise<unknown>): void {
  load().catch(() => {});
}

/** Fetches code that is shown later, so that nobody waits for it then, and it is there when the console is not. */
export function useAhead(ready: boolean, load: () => Promise<unknown>): void {
  useEffect(() => {
    if (!ready) return;
    const timer = setTimeout(() => fetchAhead(load), AHEAD_MS);
    return () => clearTimeout(timer);
  }, [ready, load]);
}

/** Whether something was open at any time: a dialog that closes stays until it has faded. */
export function useOpened(open: boolean): boolean {
  const [opened, setOpened] = useState(open);
  if (open && !opened) setOpened(true);
  return opened;
}
