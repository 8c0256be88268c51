import { isDeepStrictEqual } from "node:util";
import type { RawObject } from "./raw";

/**
 * What a listener is told, also after a relist: the difference. `removed` are the store's own values that are in it no
 * longer: what was deleted, and what something in `set` took the place of. What came and went at once is in both.
 */
export interface Changes<T> {
  relisted: boolean;
  set: T[];
  removed: T[];
}

/** A list that is on its way: nothing of it shows before it is complete. */
export interface Draft {
  set(raw: RawObject): void;
  delete(raw: RawObject): void;
  /** Takes the place of everything that was there, and tells the difference. */
  publish(): void;
}

/** What a reflector knows of its collection: projections by name, the raw objects are not kept. */
export interface ObjectStore<T> {
  set(raw: RawObject): void;
  delete(raw: RawObject): void;
  /** Tells what was set and deleted since the last time, if anything was. */
  tell(): void;
  draft(): Draft;
  /** undefined until listed once. The same array until something changes. */
  items(): readonly T[] | undefined;
}

function keyOf({ metadata = {} }: RawObject): string {
  return `${metadata.namespace ?? ""}/${metadata.name ?? ""}`;
}

/** Most writes of a pod change nothing that is kept of it (probe times, addresses): nobody has to look again. */
function kept<T>(before: T | undefined, value: T): T {
  return before !== undefined && isDeepStrictEqual(before, value) ? before : value;
}

/** What `project` throws passes through; the object in question is then as it was. */
export function createObjectStore<T>(
  project: (raw: RawObject) => T,
  onChanges: (changes: Changes<T>) => void,
): ObjectStore<T> {
  let values: Map<string, T> | undefined;
  let array: readonly T[] | undefined;
  let pending: Changes<T> = { relisted: false, set: [], removed: [] };

  function announce(changes: Changes<T>) {
    array = undefined;
    onChanges(changes);
  }

  function publish(fresh: Map<string, T>) {
    const changes: Changes<T> = { relisted: true, set: [], removed: [] };
    const old = values;
    // A loop over 150,000 keys takes some 10 ms; arrays of pairs would take 100.
    old?.forEach((value, key) => {
      if (fresh.get(key) !== value) changes.removed.push(value);
    });
    fresh.forEach((value, key) => {
      if (old?.get(key) !== value) changes.set.push(value);
    });
    values = fresh;
    announce(changes);
  }

  return {
    set(raw) {
      const key = keyOf(raw);
      const before = values?.get(key);
      const value = kept(before, project(raw));
      if (value === before) return;
      values?.set(key, value);
      pending.set.push(value);
      if (before !== undefined) pending.removed.push(before);
    },
    delete(raw) {
      const key = keyOf(raw);
      const before = values?.get(key);
      if (before === undefined) return;
      values?.delete(key);
      pending.removed.push(before);
    },
    tell() {
      if (pending.set.length + pending.removed.length === 0) return;
      const changes = pending;
      pending = { relisted: false, set: [], removed: [] };
      announce(changes);
    },
    draft() {
      const fresh = new Map<string, T>();
      return {
        set(raw) {
          const key = keyOf(raw);
          fresh.set(key, kept(values?.get(key), project(raw)));
        },
        delete: (raw) => void fresh.delete(keyOf(raw)),
        publish: () => publish(fresh),
      };
    },
    items() {
      array ??= values && [...values.values()];
      return array;
    },
  };
}
