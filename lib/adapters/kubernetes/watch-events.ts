import { ApiError } from "./errors";
import type { KubeHttp } from "./http";
import { createLineSplitter } from "./lines";
import type { RawObject, RawStatus } from "./raw";
import type { Timing } from "./timing";

/**
 * A watch that brings neither event nor bookmark for this long is taken for dead. The API server sends a bookmark about
 * every 60 s (cacher.go: each minute, checked each second or so); a quarter more leaves room for a busy server.
 */
export const IDLE_MS = 75_000;

export type WatchEvent =
  | { type: "set"; object: RawObject; resourceVersion: string }
  | { type: "delete"; object: RawObject; resourceVersion: string }
  | { type: "bookmark"; resourceVersion: string };

/** Neither event nor bookmark for IDLE_MS: a connection that is half open, or a server that lost its past. */
class StalledWatch extends Error {
  override readonly name = "StalledWatch";
  constructor() {
    super(`the watch was silent for ${IDLE_MS / 1000} s`);
  }
}

/** Something that is no watch event. What it should have been is unknown, so only a new list helps. */
export class GarbledWatch extends Error {
  override readonly name = "GarbledWatch";
}

/** The stream ended within an event. */
class CutWatch extends Error {
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
      return { type: "bookmark", resourceVersion };
    default:
      throw new GarbledWatch(`the watch has an event of type ${String(type).slice(0, 40)}`);
  }
}

/**
 * The events after a resourceVersion, in batches as they arrive. Ends when the server ends the watch in good order
 * (5 to 10 minutes, at random). `onOpen` is called when the server has accepted it.
 * Throws ApiError (410 as an HTTP status or inside the stream), StalledWatch, GarbledWatch, CutWatch, or the socket's error.
 */
export async function* watchEvents(
  http: KubeHttp,
  timing: Timing,
  request: { path: string; resourceVersion: string; signal: AbortSignal; onOpen: () => void },
): AsyncGenerator<WatchEvent[]> {
  const controller = new AbortController();
  const onStop = () => controller.abort(request.signal.reason);
  request.signal.addEventListener("abort", onStop, { once: true });
  if (request.signal.aborted) onStop();
  let cancelWatchdog = () => {};
  const feedWatchdog = () => {
    cancelWatchdog();
    cancelWatchdog = timing.after(IDLE_MS, () => controller.abort(new StalledWatch()));
  };
  try {
    const stream = await http.openStream({
      path: request.path,
      query: {
        watch: "true",
        allowWatchBookmarks: "true",
        resourceVersion: request.resourceVersion,
        timeoutSeconds: String(Math.round(300 + timing.random() * 300)),
      },
      signal: controller.signal,
      lane: "streams",
    });
    request.onOpen();
    feedWatchdog();
    const splitter = createLineSplitter();
    for await (const chunk of stream) {
      feedWatchdog();
      const events: WatchEvent[] = [];
      try {
        for (const line of splitter.push(chunk)) events.push(readEvent(line));
      } finally {
        // What came before the bad line is true all the same.
        if (events.length > 0) yield events;
      }
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
