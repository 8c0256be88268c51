"use client";
import { formatAge } from "./clock";
import { useNow } from "./use-now";

/** An age as kubectl prints it, counted on while it is looked at. `offsetMs`: the server's clock minus the browser's. */
export function Age({ at, offsetMs }: { at?: string; offsetMs: number }) {
  const now = useNow();
  return now === 0 || at === undefined ? null : formatAge(now + offsetMs - Date.parse(at));
}
