import { isDeepStrictEqual } from "node:util";
import { createBackoff } from "./backoff";
import { ApiError, retryAfterMs } from "./errors";
import type { KubeHttp } from "./http";
import { currentRevision, listPages } from "./list-pages";
import type { RawMeta, RawObject } from "./raw";
import { createPause, type Timing } from "./timing";
import { GarbledWatch, type WatchEvent, watchEvents } from "./watch-events";

/** How long a forbidden optional collection is left alone. */
const DENIED_MS = 60_000;
/** An API server that starts says 403 until it has read its roles; only a lasting 403 counts. */
const DENIALS = 3;
/** Same answer that many times in a row: the position in the history may be at fault, so list anew. */
const STUBBORN = 3;
const LONGEST_RETRY_AFTER_MS = 60_000;
/** Retry-After is obeyed as it stands that many times in a row, as in client-go; then the waits grow. */
const OBEYED = 10;
/** A watch that ends sooner and without an event did not work, whatever it said. Source: client-go's reflector. */
const SHORT_WATCH_MS = 1_000;

/**
 * What a listener is told, also after a relist: the difference. `removed` are the store's own values that are in it no
 * longer: what was deleted, and what something in `set` took the place of. What came and went at once is in both.
 */
export interface Changes<T> {
  relisted: boolean;
  set: T[];
  removed: T[];
}

export type ReflectorState =
  | { state: "listing" | "watching" | "stopped" }
  | { state: "waiting" | "denied"; error: unknown };

export interface ReflectorOptions<T> {
  http: KubeHttp;
  timing: Timing;
  path: string;
  project: (raw: RawObject) => T;
  /** A 403 or 404 leaves the store empty and is tried again slowly. */
  optional?: boolean;
  onChanges?: (changes: Changes<T>) => void;
  /** The API server was heard from. */
  onHeard?: () => void;
  onState?: (state: ReflectorState) => void;
  /** An error of a listener or of our own; the loop goes on. */
  report: (error: unknown) => void;
}

export interface Reflector<T> {
  start(): void;
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>;
  /** The API server is known to be back: try at once. */
  kick(): void;
  /** undefined until listed once. The same array until something changes. */
  items(): readonly T[] | undefined;
}

function keyOf({ namespace = "", name = "" }: RawMeta): string {
  return `${namespace}/${name}`;
}

/** Most writes of a pod change nothing that is kept of it (probe times, addresses): nobody has to look again. */
function kept<T>(before: T | undefined, value: T): T {
  return before !== undefined && isDeepStrictEqual(before, value) ? before : value;
}

/** resourceVersions may be compared as numbers (KEP-5504). */
function isOlder(a: string, b: string): boolean {
  return /^\d+$/.test(a) && /^\d+$/.test(b) && BigInt(a) < BigInt(b);
}

/**
 * Mirrors one collection of the API server: lists it in pages, then watches from there; lists anew only when the server
 * no longer knows the position. Modelled on client-go's reflector (tools/cache/reflector.go).
 */
export function createReflector<T>(options: ReflectorOptions<T>): Reflector<T> {
  const { http, timing, path, project, optional = false, report } = options;
  const backoff = createBackoff(timing);
  const pause = createPause(timing);
  const controller = new AbortController();
  const { signal } = controller;
  let store: Map<string, T> | undefined;
  let array: readonly T[] | undefined;
  /** Where to watch from; undefined: list first. */
  let position: string | undefined;
  let doubtful = false;
  let expiries = 0;
  let denials = 0;
  let answersInARow = 0;
  let obeyed = 0;
  let running: Promise<void> | undefined;

  /** Listeners may throw; the loop may not end for it, and nobody may miss it. */
  function tell<A>(listener: ((argument: A) => void) | undefined, argument: A) {
    try {
      listener?.(argument);
    } catch (error) {
      report(error);
    }
  }
  const enter = (state: ReflectorState) => tell(options.onState, state);
  const heard = () => tell(options.onHeard, undefined);

  function replace(fresh: Map<string, T>) {
    const changes: Changes<T> = { relisted: true, set: [], removed: [] };
    const old = store;
    // A loop over 150,000 keys takes some 10 ms; arrays of pairs would take 100.
    old?.forEach((value, key) => {
      if (fresh.get(key) !== value) changes.removed.push(value);
    });
    fresh.forEach((value, key) => {
      if (old?.get(key) !== value) changes.set.push(value);
    });
    store = fresh;
    array = undefined;
    tell(options.onChanges, changes);
  }

  async function list() {
    enter({ state: "listing" });
    const fresh = new Map<string, T>();
    const pages = listPages(http, { path, signal, lane: "streams" });
    for (;;) {
      const page = await pages.next();
      heard();
      if (page.done) {
        replace(fresh);
        position = page.value;
        obeyed = 0;
        return;
      }
      for (const raw of page.value) {
        const key = keyOf(raw.metadata ?? {});
        fresh.set(key, kept(store?.get(key), project(raw)));
      }
    }
  }

  function change(event: Exclude<WatchEvent, { type: "bookmark" }>, changes: Changes<T>) {
    const key = keyOf(event.object.metadata ?? {});
    const before = store?.get(key);
    if (event.type === "delete") {
      store?.delete(key);
    } else {
      const value = kept(before, project(event.object));
      if (value === before) return;
      store?.set(key, value);
      changes.set.push(value);
    }
    if (before !== undefined) changes.removed.push(before);
  }

  function apply(events: WatchEvent[]) {
    const changes: Changes<T> = { relisted: false, set: [], removed: [] };
    for (const event of events) {
      if (event.type !== "bookmark") change(event, changes);
      position = event.resourceVersion;
    }
    if (changes.set.length + changes.removed.length === 0) return;
    array = undefined;
    tell(options.onChanges, changes);
  }

  async function watch(resourceVersion: string) {
    const started = timing.now();
    let received = 0;
    const onOpen = () => {
      obeyed = 0;
      enter({ state: "watching" });
    };
    for await (const events of watchEvents(http, timing, { path, resourceVersion, signal, onOpen })) {
      heard();
      received += events.length;
      answersInARow = 0;
      expiries = 0;
      apply(events);
    }
    if (received === 0 && timing.now() - started < SHORT_WATCH_MS) throw new Error("the watch ended at once");
  }

  async function cycle() {
    if (position !== undefined && doubtful) {
      // A server that was reset is behind us, and a watch from its future would stay silent.
      if (isOlder(await currentRevision(http, path, signal), position)) position = undefined;
      doubtful = false;
    }
    if (position === undefined) await list();
    denials = 0;
    if (position !== undefined) await watch(position);
  }

  /** Draws the consequences of a failure; the result is how long to wait, in milliseconds. */
  function afterFailure(error: unknown): number {
    if (!(error instanceof ApiError)) {
      if (error instanceof GarbledWatch) position = undefined;
      // Not an answer but silence, a cut or a refused connection: who answers next may be another server.
      doubtful = true;
      enter({ state: "waiting", error });
      return backoff.next();
    }
    const { status } = error.answer;
    if (status === 410) {
      position = undefined;
      expiries += 1;
      // The first is routine after a restart of the API server and costs a list, no wait.
      if (expiries === 1) return 0;
    } else if (optional && (status === 403 || status === 404)) {
      denials += 1;
      if (denials >= DENIALS) {
        position = undefined;
        replace(new Map());
        enter({ state: "denied", error });
        return DENIED_MS;
      }
    } else if (status !== 429) {
      answersInARow += 1;
      if (answersInARow % STUBBORN === 0) position = undefined;
    }
    enter({ state: "waiting", error });
    const asked = Math.min(retryAfterMs(error.answer) ?? 0, LONGEST_RETRY_AFTER_MS);
    // An API server that starts says "in a second" for a while; doubling would make its last second a minute.
    if (asked > 0 && obeyed++ < OBEYED) return asked * (1 + timing.random() / 5);
    return Math.max(backoff.next(), asked);
  }

  async function run() {
    while (!signal.aborted) {
      try {
        await cycle();
      } catch (error) {
        if (signal.aborted) break;
        const delay = afterFailure(error);
        if (delay > 0) await pause.wait(delay, signal);
      }
    }
    enter({ state: "stopped" });
  }

  return {
    start() {
      running ??= run();
    },
    async stop() {
      controller.abort(new Error("the reflector was stopped"));
      await running;
    },
    kick() {
      backoff.reset();
      pause.wake();
    },
    items() {
      array ??= store && [...store.values()];
      return array;
    },
  };
}
