"use client";
import { useEffect, useState } from "react";

/** Fetches code that is shown later, once the page has what it was opened for and nothing else to do. */
export function useAhead(ready: boolean, load: () => Promise<unknown>): void {
  useEffect(() => {
    if (!ready) return;
    // It is fetched again when it is shown; what fails then is told there.
    const fetchNow = () => load().catch(() => {});
    const handle = requestIdleCallback(fetchNow);
    return () => cancelIdleCallback(handle);
  }, [ready, load]);
}

/** Whether something was open at any time: a dialog that closes stays until it has faded. */
export function useOpened(open: boolean): boolean {
  const [opened, setOpened] = useState(open);
  if (open && !opened) setOpened(true);
  return opened;
}
