"use client";
import { useCallback, useSyncExternalStore } from "react";

/** Below this a row of a table is a card. The same as the breakpoint `sm`. */
export const NARROW = "(width < 40rem)";
/** Below this the right column of a page or dialog stands under the left. The same as the breakpoint `md`. */
export const STACKED = "(width < 60rem)";

/** Whether a media query holds; false on the server. For what CSS alone can't do: another structure, not another look. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = matchMedia(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => false,
  );
}
