import { StreamEvent } from "@/lib/contracts/stream";
import { STALE_AFTER_MS } from "./connection";

/** A hidden tab gives its connection back after this long; browsers allow six an origin. Milliseconds. */
const HIDDEN_CLOSE_MS = 10_000;
const RETRY_MIN_MS = 1_000;
const RETRY_MAX_MS = 10_000;

export interface StreamListener {
  /** `position`: where the stream is with this event, as its id tells it. */
  onEvent: (event: StreamEvent, position: string) => void;
  /** Listening began, or began again after the tab was hidden: silence counts from here. */
  onListen: () => void;
  /** The server refused or ended the stream; EventSource does not tell why. Resolves when it was looked into. */
  onRefused: () => Promise<void>;
}

/**
 * Keeps one EventSource open while the page is visible. Its own reconnecting covers a cut connection; here are added
 * an answer that is no stream (the browser gives up on those), silence on an open connection, and hidden tabs.
 * `urlNow` is asked at each opening. Returns the stop and a way to open anew at once.
 */
export function openStream(
  urlNow: () => string,
  listener: StreamListener,
): { stop: () => void; reopen: () => void } {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retryMs = RETRY_MIN_MS;
  let stopped = false;

  function open() {
    close();
    const own = new EventSource(urlNow());
    source = own;
    if (document.hidden) closeSoon();
    else watchSilence();
    own.onmessage = (message) => {
      retryMs = RETRY_MIN_MS;
      if (!document.hidden) watchSilence();
      const event = StreamEvent.safeParse(parsed(message.data));
      // What this page can't read it can't show: silence makes it stale, which is the truth.
      if (event.success) listener.onEvent(event.data, message.lastEventId);
    };
    own.onerror = () => {
      if (own.readyState !== EventSource.CLOSED || own !== source) return;
      close();
      void listener.onRefused().finally(() => {
        if (source === undefined && !document.hidden && !stopped) again(retryMs);
        retryMs = Math.min(RETRY_MAX_MS, retryMs * 2);
      });
    };
  }

  function close() {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  }

  function again(ms: number) {
    clearTimeout(timer);
    timer = setTimeout(open, ms);
  }

  /** A connection that says nothing for so long is dead, whatever TCP thinks. */
  function watchSilence() {
    again(STALE_AFTER_MS);
  }

  function closeSoon() {
    clearTimeout(timer);
    timer = setTimeout(close, HIDDEN_CLOSE_MS);
  }

  function onVisibility() {
    if (document.hidden) closeSoon();
    else if (source === undefined) listen();
    else watchSilence();
  }

  function listen() {
    listener.onListen();
    open();
  }

  document.addEventListener("visibilitychange", onVisibility);
  // A tab that was opened in the background listens when it is looked at.
  if (!document.hidden) listen();
  return {
    reopen() {
      // A hidden tab that listens no more does so when it is looked at.
      if (!stopped && (source !== undefined || !document.hidden)) open();
    },
    stop() {
      stopped = true;
      document.removeEventListener("visibilitychange", onVisibility);
      close();
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
