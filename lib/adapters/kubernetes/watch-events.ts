import { ApiError } from "./errors";
import type { KubeHttp } from "./http";
import { createLineSplitter } from "./lines";
import type { RawObject, RawStatus } from "./raw";
import type { Timing } from "./timing";
import { createTurns } from "./turns";

/**
 * A watch that brings neither event nor bookmark for this long is taken for dead. The API server sends a bookmark about
 * every 60 s (cacher.go: each minute, checked each second or so); a quarter more leaves room for a busy server.
 */
export const IDLE_MS = 75_000;

/** Marks the bookmark after which a streaming list is complete. Source: KEP-3157. */
const LISTED_ANNOTATION = "k8s.io/initial-events-end";

export type WatchEvent =
  | { type: "set"; object: RawObject; resourceVersion: string }
  | { type: "delete"; object: RawObject; resourceVersion: string }
  | { type: "bookmark"; resourceVersion: string; listed: boolean };

/** Neither event nor bookmark for too long: a connection that is half open, or a server that lost its past. */
export class StalledWatch extends Error {
  override readonly name = "StalledWatch";
  /** When it was last heard from, in milliseconds. */
  readonly heardAt: number;
  constructor(heardAt: number, now: number) {
    super(`the watch was silent for ${Math.round((now - heardAt) / 1000)} s`);
    this.heardAt = heardAt;
  }
}

/** Something that is no watch event. What it should have been is unknown, so only a new list helps. */
export class GarbledWatch extends Error {
  override readonly name = "GarbledWatch";
}

/** The stream ended within an event, or before its list was complete. */
export class CutWatch extends Error {
  override readonly name = "CutWatch";
}

function readEvent(line: string): WatchEvent {
  let event: { type?: string; object?: RawObject } | null;
  try {
    event = JSON.parse(line);
  } catch (cause) {
    throw new GarbledWatch("a line of the watch is not JSON", { cause });
  }
  const { type, object } = event ?? {};
  if (type === "ERROR") {
    const status = (object ?? {}) as RawStatus;
    throw new ApiError({ status: status.code ?? 500, headers: {}, body: status });
  }
  const resourceVersion = object?.metadata?.resourceVersion;
  if (!object || !resourceVersion) throw new GarbledWatch("an event of the watch has no resourceVersion");
  switch (type) {
    case "ADDED":
    case "MODIFIED":
      return { type: "set", object, resourceVersion };
    case "DELETED":
      return { type: "delete", object, resourceVersion };
    case "BOOKMARK":
      return {
        type: "bookmark",
        resourceVersion,
        listed: object.metadata?.annotations?.[LISTED_ANNOTATION] === "true",
      };
    default:
      throw new GarbledWatch(`the watch has an event of type ${String(type).slice(0, 40)}`);
  }
}

export interface WatchRequest {
  path: string;
  /** Where to begin; undefined: with everything that there is, a streaming list. */
  from: string | undefined;
  signal: AbortSignal;
  /** The server has accepted it. `doubt` ends it with StalledWatch if it has been silent since that time (ms). */
  onOpen: (doubt: (since: number) => void) => void;
}

/**
 * The events of a collection in batches, as they arrive. Ends when the server ends the watch in good order (5 to 10
 * minutes, at random). Other work has its turn between batches, so a burst blocks nobody.
 * Throws ApiError (410 as an HTTP status or inside the stream), StalledWatch, GarbledWatch, CutWatch, or the socket's error.
 */
export async function* watchEvents(
  http: KubeHttp,
  timing: Timing,
  request: WatchRequest,
): AsyncGenerator<WatchEvent[]> {
  const controller = new AbortController();
  const onStop = () => controller.abort(request.signal.reason);
  request.signal.addEventListener("abort", onStop, { once: true });
  if (request.signal.aborted) onStop();
  let cancelWatchdog = () => {};
  let heardAt = timing.now();
  const giveUp = () => controller.abort(new StalledWatch(heardAt, timing.now()));
  const feedWatchdog = () => {
    heardAt = timing.now();
    cancelWatchdog();
    cancelWatchdog = timing.after(IDLE_MS, giveUp);
  };
  const start: Record<string, string> =
    request.from === undefined
      ? { sendInitialEvents: "true", resourceVersionMatch: "NotOlderThan" }
      : { resourceVersion: request.from };
  try {
    const stream = await http.openStream({
      path: request.path,
      query: {
        watch: "true",
        allowWatchBookmarks: "true",
        ...start,
        timeoutSeconds: String(Math.round(300 + timing.random() * 300)),
      },
      signal: controller.signal,
      lane: "streams",
    });
    feedWatchdog();
    request.onOpen((since) => {
      if (heardAt < since) giveUp();
    });
    const splitter = createLineSplitter();
    const turn = createTurns();
    for await (const chunk of stream) {
      feedWatchdog();
      const events: WatchEvent[] = [];
      try {
        for (const line of splitter.push(chunk)) events.push(readEvent(line));
      } finally {
        // What came before the bad line is true all the same.
        if (events.length > 0) yield events;
      }
      await turn();
    }
    if (splitter.unfinished()) throw new CutWatch("the watch was cut within an event");
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    cancelWatchdog();
    request.signal.removeEventListener("abort", onStop);
    controller.abort();
  }
}
