import type { StreamEvent } from "@/lib/contracts/stream";
import { credentialOf } from "./auth";
import { startConsole } from "./console";
import type { Hub } from "./hub";

/** A sign that the connection and the session stand; the session is looked at each time. */
const BEAT_MS = 2_000;

const encoder = new TextEncoder();
const encode = (event: StreamEvent): Uint8Array => encoder.encode(`data: ${JSON.stringify(event)}\n\n`);

type Source = Pick<Hub, "follow" | "next">;

/** What a tab asks for: a path below /api/v1, and where it is in that, if it has been told of it before. */
export interface Wish {
  topic: string;
  position?: string;
  /** undefined: there is no such thing. */
  source: Source | undefined;
}

const POSITION = /^[0-9a-f]+\.\d+$/;

/** "/clusters/harbor@1f.12": the topic, and the position behind the last @. */
export function readWish(text: string): Omit<Wish, "source"> {
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
function readersOf(wishes: readonly Wish[], lastEventId: string | null) {
  const last = lastEventId?.split(",") ?? [];
  const resumes = last.length === wishes.length;
  return wishes.map(({ topic, position, source = nothingAt(topic) }, at) => {
    const there = resumes && POSITION.test(last[at] ?? "") ? last[at] : position;
    return { source, position: there };
  });
}

/**
 * Server-sent events of several topics on one connection. The id of an event holds the position in each topic, in
 * their order, "-" where nothing was told yet. It ends when the tab goes, the session ends, or the server stops.
 *
 * Nothing is made before the connection takes it: a slow tab costs what is on its way and no backlog.
 */
export function streamResponse(wishes: readonly Wish[], request: Request): Response {
  const token = credentialOf(request)?.token ?? "";
  const readers = readersOf(wishes, request.headers.get("last-event-id"));
  const unfollow: (() => void)[] = [];
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let beat: NodeJS.Timeout | undefined;
  let beatIsDue = true;
  let turn = 0;

  /** What to write next; topics take turns, so that a busy one does not hold up the others. */
  function next(): Uint8Array[] | undefined {
    if (beatIsDue) {
      beatIsDue = false;
      return [encode({ type: "beat", serverTime: new Date().toISOString() })];
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
      for (const piece of pieces) controller.enqueue(piece);
    }
  }

  function end() {
    const ending = controller;
    controller = undefined;
    clearInterval(beat);
    for (const leave of unfollow) leave();
    try {
      ending?.close();
    } catch {
      // The browser closed it first; there is nobody left to tell.
    }
  }

  const body = new ReadableStream<Uint8Array>({
    start(own) {
      controller = own;
      beat = setInterval(() => {
        if (!startConsole().tokens.find(token, ["session", "api"])) return end();
        beatIsDue = true;
        write();
      }, BEAT_MS);
      request.signal.addEventListener("abort", end, { once: true });
      for (const { source } of readers) unfollow.push(source.follow({ wake: write, close: end }));
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
