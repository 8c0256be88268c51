import type { KubeEvent } from "./kube-event";

/** An Event with the object that it is about. */
export interface ClusterEvent extends KubeEvent {
  object: { kind: string; namespace?: string; name: string };
  /** The node that it concerns: the object itself, or where it was told by a kubelet. */
  node?: string;
}

/** What is kept of all Events of a cluster. */
export interface ClusterEvents {
  /** Newest first. */
  events: readonly ClusterEvent[];
  /** There are older ones, or more than were read. */
  more: boolean;
}

export interface EventFilter {
  /** Words that must all be found in reason, message, object or source. */
  text: string;
  types: readonly string[];
  reasons: readonly string[];
  kinds: readonly string[];
  namespaces: readonly string[];
  /** Last told at or after this. Milliseconds since the epoch. */
  sinceMs?: number;
}

/** What is told again of one object in the same words is one line with a count. The first names it: it stays that line. */
export function foldEvents(events: readonly ClusterEvent[]): ClusterEvent[] {
  const lines = new Map<string, ClusterEvent>();
  for (const event of events) {
    const { kind, namespace = "", name } = event.object;
    const key = JSON.stringify([
      event.type,
      event.reason,
      kind,
      namespace,
      name,
      event.source,
      event.message,
    ]);
    const known = lines.get(key);
    lines.set(key, known ? both(known, event) : event);
  }
  return newestFirst([...lines.values()]);
}

function both(a: ClusterEvent, b: ClusterEvent): ClusterEvent {
  const newer = Date.parse(a.lastAt) >= Date.parse(b.lastAt) ? a : b;
  const { uid, firstAt } = Date.parse(a.firstAt) <= Date.parse(b.firstAt) ? a : b;
  return { ...newer, uid, firstAt, count: a.count + b.count };
}

function newestFirst(events: readonly ClusterEvent[]): ClusterEvent[] {
  return events
    .map((event) => ({ event, ms: Date.parse(event.lastAt) }))
    .sort((a, b) => b.ms - a.ms || a.event.uid.localeCompare(b.event.uid))
    .map(({ event }) => event);
}

/** A list that only keeps the newest, however many it is shown. */
export function keepNewest(kept: readonly ClusterEvent[], more: readonly ClusterEvent[], most: number) {
  const all = newestFirst([...kept, ...more]);
  return { kept: all.slice(0, most), dropped: all.length > most };
}

/** Those that a filter leaves; an empty list narrows nothing. */
export function narrowEvents(events: readonly ClusterEvent[], filter: EventFilter): ClusterEvent[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const among = (chosen: readonly string[], value: string) => chosen.length === 0 || chosen.includes(value);
  return events.filter(({ type, reason, message, source, object, lastAt }) => {
    const text = `${reason} ${message} ${object.kind} ${object.namespace ?? ""} ${object.name} ${source}`;
    return (
      among(filter.types, type) &&
      among(filter.reasons, reason) &&
      among(filter.kinds, object.kind) &&
      among(filter.namespaces, object.namespace ?? "") &&
      (filter.sinceMs === undefined || Date.parse(lastAt) >= filter.sinceMs) &&
      words.every((word) => text.toLowerCase().includes(word))
    );
  });
}

/** How many lines have each value, the most frequent first. */
export function countBy(
  events: readonly ClusterEvent[],
  read: (event: ClusterEvent) => string | undefined,
): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const event of events) {
    const value = read(event);
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
}
