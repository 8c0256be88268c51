import type { RecordsTrouble, StreamEvent } from "@/lib/contracts/stream";
import type { Hub } from "./hub";
import { metrics } from "./metrics/instruments";

/** A sign that the connection and the session stand; who listens, and what they may hear, is asked anew each time. */
const BEAT_MS = 2_000;

const encoder = new TextEncoder();
const encode = (event: StreamEvent): Uint8Array => encoder.encode(`data: ${JSON.stringify(event)}\n\n`);

type Source = Pick<Hub, "follow" | "next">;

/** What a tab asks for: a path below /api/v1, and where it is in that, if it has been told of it before. */
export interface Wish {
  topic: string;
  position?: string;
}

/** What there is to hear under a topic; undefined: nothing, or nothing that they may hear. */
export type Finder = (topic: string) => Source | undefined;

/** Who listens: what they may hear now, and again later, when roles or sessions may have changed. */
export interface Listener {
  /** Their id. */
  reader: string;
  find: Finder;
  /** undefined: they are signed in no more. */
  again(): Promise<Finder | undefined>;
  /** Why nothing can be recorded now; undefined: it can. */
  records(): RecordsTrouble | undefined;
}

interface Reader {
  topic: string;
  /** As it was found; undefined while there is nothing for them. */
  found: Source | undefined;
  source: Source;
  position: string | undefined;
  unfollow(): void;
}

const POSITION = /^[0-9a-f]+\.\d+$/;

/** "/clusters/harbor@1f.12": the topic, and the position behind the last @. */
export function readWish(text: string): Wish {
  const [topic = "", position = ""] = text.split("@");
  return { topic, position: POSITION.test(position) ? position : undefined };
}

/** Tells once that there is no such topic. */
function nothingAt(topic: string): Source {
  return {
    follow: () => () => {},
    next: (position) =>
      position === undefined ? { event: encode({ type: "unknown", topic }), position: "-" } : undefined,
  };
}

/** Readers of the topics in their order, as the last connection left them, which a browser names when it is cut. */
function readersOf(wishes: readonly Wish[], find: Finder, lastEventId: string | null): Reader[] {
  const last = lastEventId?.split(",") ?? [];
  const resumes = last.length === wishes.length;
  return wishes.map(({ topic, position }, at) => {
    const found = find(topic);
    const there = resumes && POSITION.test(last[at] ?? "") ? last[at] : position;
    return { topic, found, source: found ?? nothingAt(topic), position: there, unfollow: () => {} };
  });
}

/**
 * Server-sent events of several topics on one connection. The id of an event holds the position in each topic, in
 * their order, "-" where nothing was told yet. It ends when the tab goes, the session ends, or the server stops; a topic
 * ends when its listener may not hear it any more, and begins when they may again.
 *
 * Nothing is made before the connection takes it: a slow tab costs what is on its way and no backlog.
 */
export function streamResponse(wishes: readonly Wish[], request: Request, listener: Listener): Response {
  const readers = readersOf(wishes, listener.find, request.headers.get("last-event-id"));
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let beat: NodeJS.Timeout | undefined;
  let beatIsDue = true;
  let asking = false;
  let turn = 0;

  /** What to write next; topics take turns, so that a busy one does not hold up the others. */
  function next(): Uint8Array[] | undefined {
    if (beatIsDue) {
      beatIsDue = false;
      const serverTime = new Date().toISOString();
      const { reader } = listener;
      return [encode({ type: "beat", serverTime, reader, records: listener.records() })];
    }
    for (let step = 0; step < readers.length; step++) {
      turn = (turn + 1) % readers.length;
      const reader = readers[turn];
      const found = reader?.source.next(reader.position);
      if (!reader || !found) continue;
      reader.position = found.position;
      const id = readers.map(({ position = "-" }) => position).join();
      // Two pieces: the event is shared with all that read it.
      return [encoder.encode(`id: ${id}\n`), found.event];
    }
    return undefined;
  }

  function write() {
    while (controller && (controller.desiredSize ?? 0) > 0) {
      const pieces = next();
      if (!pieces) return;
      for (const piece of pieces) {
        controller.enqueue(piece);
        metrics().streams.bytes.inc(piece.byteLength);
      }
    }
  }

  function end() {
    const ending = controller;
    if (ending) metrics().streams.clients.dec();
    controller = undefined;
    clearInterval(beat);
    for (const reader of readers) reader.unfollow();
    try {
      ending?.close();
    } catch {
      // The browser closed it first; there is nobody left to tell.
    }
  }

  function follow(reader: Reader) {
    reader.unfollow = reader.source.follow({ wake: write, close: end });
  }

  /** What is told is swapped where the rights to hear it have changed. */
  function judgeAnew(find: Finder) {
    for (const reader of readers) {
      const found = find(reader.topic);
      if (found === reader.found) continue;
      reader.unfollow();
      Object.assign(reader, { found, source: found ?? nothingAt(reader.topic), position: undefined });
      follow(reader);
    }
  }

  async function onBeat() {
    if (asking) return;
    asking = true;
    const find = await listener.again().catch(() => undefined);
    asking = false;
    if (!controller) return;
    if (!find) return end();
    judgeAnew(find);
    beatIsDue = true;
    write();
  }

  const body = new ReadableStream<Uint8Array>({
    start(own) {
      controller = own;
      metrics().streams.clients.inc();
      beat = setInterval(() => void onBeat(), BEAT_MS);
      request.signal.addEventListener("abort", end, { once: true });
      for (const reader of readers) follow(reader);
      if (request.signal.aborted) end();
    },
    pull: write,
    cancel: end,
  });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      // Not to be transformed: compressed, events would wait for each other.
      "cache-control": "no-cache, no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
