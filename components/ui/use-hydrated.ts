"use client";
import { useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * False on the server and in the first render that takes its markup over, true from then on. What is read from the
 * browser's cache may be there before a part of the page is taken over; shown then, it would not match the markup.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
