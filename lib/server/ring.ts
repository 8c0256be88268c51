import { randomBytes } from "node:crypto";

/** A minute at four deltas a second. */
const MOST_EVENTS = 240;
/** What a reader may be behind; from then on the whole is shorter than what it missed. */
const MOST_BYTES = 1024 * 1024;

/**
 * The last events of a topic, bounded by number and bytes, each under a position. A position names its ring too: after a
 * restart, or once a ring was forgotten, an old one is not mistaken for one of the new.
 */
export interface Ring {
  /** Where somebody is who was told everything. */
  end(): string;
  add(event: Uint8Array): void;
  /** The event after a position; undefined when there is none yet, "forgotten" when what came next is not known. */
  after(position: string): { event: Uint8Array; position: string } | "forgotten" | undefined;
}

export function createRing(mostEvents = MOST_EVENTS, mostBytes = MOST_BYTES): Ring {
  const name = randomBytes(4).toString("hex");
  const kept: Uint8Array[] = [];
  let bytes = 0;
  /** Number of the last event; the first has 1. */
  let last = 0;
  const positionOf = (number: number) => `${name}.${number}`;

  return {
    end: () => positionOf(last),
    add(event) {
      last += 1;
      kept.push(event);
      bytes += event.length;
      while (kept.length > mostEvents || bytes > mostBytes) bytes -= kept.shift()?.length ?? 0;
    },
    after(position) {
      const [ring, digits = ""] = position.split(".");
      const at = /^\d{1,15}$/.test(digits) ? Number(digits) : -1;
      const first = last - kept.length;
      if (ring !== name || at < first || at > last) return "forgotten";
      const event = kept[at - first];
      return event && { event, position: positionOf(at + 1) };
    },
  };
}
