"use client";
import { useSyncExternalStore } from "react";

/** Whether Find is open. Opened from the menu, the drawer and Ctrl K, which do not know of each other. */
let open = false;
const listeners = new Set<() => void>();

export function openFind(): void {
  setFindOpen(true);
}

export function setFindOpen(next: boolean): void {
  open = next;
  for (const tell of listeners) tell();
}

export function useFindOpen(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
    () => false,
  );
}
