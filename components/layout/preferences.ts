"use client";
import { useSyncExternalStore } from "react";

/** What a person sets for this browser. The values stand on <html> as data attributes, where CSS reads them. */
export interface Preferences {
  theme: "light" | "dark" | "system";
  density: "comfortable" | "compact";
  /** Single-letter keys. */
  keys: "on" | "off";
  /** Chosen columns of a table, by commas; "" is the table's default. */
  [columns: `columns.${string}`]: string;
}

const defaults: Preferences = { theme: "system", density: "comfortable", keys: "on" };
const listeners = new Set<() => void>();

function usual<K extends keyof Preferences>(name: K): Preferences[K] {
  return defaults[name] ?? ("" as Preferences[K]);
}

function read<K extends keyof Preferences>(name: K): Preferences[K] {
  try {
    return (localStorage.getItem(`drydock.${name}`) as Preferences[K] | null) ?? usual(name);
  } catch {
    return usual(name); // storage is forbidden in this browser
  }
}

export function setPreference<K extends keyof Preferences>(name: K, value: Preferences[K]): void {
  try {
    localStorage.setItem(`drydock.${name}`, value);
  } catch {
    // Storage is forbidden in this browser: the choice holds until the page is left.
  }
  if (name in defaults) document.documentElement.dataset[name] = name === "theme" ? shownTheme(value) : value;
  for (const tell of listeners) tell();
}

function shownTheme(theme: string): string {
  if (theme !== "system") return theme;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** From what is shown now to the other one. */
export function toggleTheme(): void {
  setPreference("theme", document.documentElement.dataset.theme === "dark" ? "light" : "dark");
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

export function usePreference<K extends keyof Preferences>(name: K): Preferences[K] {
  return useSyncExternalStore(
    subscribe,
    () => read(name),
    () => usual(name),
  );
}
