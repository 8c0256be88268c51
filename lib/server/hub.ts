import type { TopicEvent } from "@/lib/contracts/stream";
import { log, reasonOf } from "./log";
import { createRing } from "./ring";

/** At most four deltas a second. */
const COALESCE_MS = 250;
/** Ages and the API server's latency change without an event. */
const LOOK_MS = 2_000;
/** After the last reader has gone: who comes back by then, is told what it missed. */
const KEEP_MS = 60_000;

/** What a hub tells of. */
export interface Subject<Picture> {
  /** What is so now; undefined while nothing can be said. Unchanged parts should be the same objects as before. */
  paint(): Picture | undefined;
  whole(picture: Picture): TopicEvent;
  /** What makes the one of the other; undefined when nothing does, "whole" when that is not worth finding out. */
  change(before: Picture, after: Picture): TopicEvent | "whole" | undefined;
  /** Called while somebody reads: touches the hub by itself. Returns the end of it. */
  watch?(touch: () => void): () => void;
  /** Milliseconds between two events. */
  paceMs?: number;
}

/** One reader of a hub; it keeps its own position and reads when it can. */
export interface Follower {
  /** There may be something to read. */
  wake(): void;
  /** Nothing comes any more. */
  close(): void;
}

export interface Hub {
  /** Something may have changed. Cheap; the picture is made once per period and only if somebody looks. */
  touch(): void;
  /** Returns the unfollow. */
  follow(follower: Follower): () => void;
  /**
   * What comes after a position, as it goes on the wire; the whole without one or when what was missed is not known
   * any more. undefined when there is nothing to read now.
   */
  next(position: string | undefined): { event: Uint8Array; position: string } | undefined;
  close(): void;
}

const encode = (event: TopicEvent): Uint8Array => Buffer.from(`data: ${JSON.stringify(event)}\n\n`);

/**
 * Tells each open tab what changed. Events are kept once for all readers, for a while: a reader that is slow or comes
 * back reads them from where it was, and one that is too far behind gets the whole in place of a backlog. `onForgotten`: nobody reads it, nor did for a while.
 */
export function createHub<Picture>(subject: Subject<Picture>, onForgotten = () => {}): Hub {
  const followers = new Set<Follower>();
  let ring = createRing();
  let shown: Picture | undefined;
  /** The whole of what is shown, for readers that come together. */
  let whole: Uint8Array | undefined;
  let coming: NodeJS.Timeout | undefined;
  let looking: NodeJS.Timeout | undefined;
  let forgetting: NodeJS.Timeout | undefined;
  let unwatch: (() => void) | undefined;
  let closed = false;

  function look(): void {
    const picture = subject.paint();
    if (picture === undefined) return;
    const before = shown;
    shown = picture;
    if (before !== undefined) {
      const change = subject.change(before, picture);
      if (change === undefined) return;
      if (change === "whole") ring = createRing();
      else ring.add(encode(change));
    }
    whole = undefined;
    for (const { wake } of followers) wake();
  }

  /** One cluster's trouble must not end the process and with it the others. */
  function lookSafely(): void {
    coming = undefined;
    try {
      look();
    } catch (error) {
      log("error", "no picture for the stream", { reason: reasonOf(error) });
    }
  }

  function forget(): void {
    shown = undefined;
    ring = createRing();
    onForgotten();
  }

  function rest(): void {
    unwatch?.();
    unwatch = undefined;
    clearInterval(looking);
    clearTimeout(coming);
    coming = undefined;
    whole = undefined;
    clearTimeout(forgetting);
    forgetting = setTimeout(forget, KEEP_MS).unref();
  }

  const hub: Hub = {
    touch() {
      if (followers.size > 0) coming ??= setTimeout(lookSafely, subject.paceMs ?? COALESCE_MS);
    },
    follow(follower) {
      if (closed) follower.close();
      if (closed) return () => {};
      if (followers.size === 0) {
        clearTimeout(forgetting);
        looking = setInterval(hub.touch, LOOK_MS);
        unwatch = subject.watch?.(hub.touch);
        // Nobody was told what happened meanwhile.
        lookSafely();
      }
      followers.add(follower);
      return () => {
        if (followers.delete(follower) && followers.size === 0) rest();
      };
    },
    next(position) {
      if (shown === undefined) return undefined;
      const missed = position === undefined ? "forgotten" : ring.after(position);
      if (missed !== "forgotten") return missed;
      whole ??= encode(subject.whole(shown));
      return { event: whole, position: ring.end() };
    },
    close() {
      closed = true;
      for (const follower of [...followers]) follower.close();
      followers.clear();
      rest();
      clearTimeout(forgetting);
    },
  };
  return hub;
}
