"use client";
import { useSyncExternalStore } from "react";
import { later, useAhead } from "./later";

export interface ToastMessage {
  /** What happened, to what. */
  title: string;
  /** Why and what to do, or what follows. */
  text?: string;
  action?: { label: string; run: () => void };
}

const load = () => import("./toasts");
const Toasts = later(async () => (await load()).Toasts);

let wanted = false;
const listeners = new Set<() => void>();

/** Where messages show, from the first one on. Its code comes before that: a failure may be that nothing can be fetched. */
export function Toaster() {
  useAhead(true, load);
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => wanted,
    () => false,
  );
  return shown ? <Toasts /> : null;
}

/** Successes go after 6 s; failures stay until they are closed. Never the only place of a fact. */
export const notify = {
  done: (message: ToastMessage) => void show(message, false),
  failed: (message: ToastMessage) => void show(message, true),
};

async function show(message: ToastMessage, failed: boolean): Promise<void> {
  wanted = true;
  for (const tell of listeners) tell();
  const { showToast } = await load();
  showToast(message, failed);
}
