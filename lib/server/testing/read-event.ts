import { StreamEvent } from "@/lib/contracts/stream";

/** One event of a hub as a browser reads it off the wire; undefined for none. Throws for what is no event. */
export function readEvent(event: Uint8Array | undefined): StreamEvent | undefined {
  const [, data] = /^data: ([^\n]+)\n\n$/.exec(event ? Buffer.from(event).toString() : "") ?? [];
  return data === undefined ? undefined : StreamEvent.parse(JSON.parse(data));
}
