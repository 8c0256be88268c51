"use client";
import { useSyncExternalStore } from "react";

/** One timer for the whole page, however many durations it shows. It stops when none is left. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = 0;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    now = wholeSecond();
    timer = setInterval(() => {
      now = wholeSecond();
      for (const tell of listeners) tell();
    }, 1000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function snapshot(): number {
  // Whole seconds, so that two reads in one render agree while no timer runs yet.
  if (timer === undefined) now = wholeSecond();
  return now;
}

function wholeSecond(): number {
  return Math.floor(Date.now() / 1000) * 1000;
}

/** The browser's time in milliseconds, renewed each second. 0 on the server, which has no reader and no zone. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, snapshot, () => 0);
}
