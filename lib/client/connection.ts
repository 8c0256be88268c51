import type { Freshness } from "@/lib/contracts/cluster";

/** From this much silence on the screen says so; a beat comes every 2 s. Milliseconds. */
const LATE_AFTER_MS = 5_000;
/** From this much silence on nothing is claimed as live, and nothing can be changed. Milliseconds. */
export const STALE_AFTER_MS = 15_000;

/** What the tab knows of its stream. Times are milliseconds of the browser's clock. */
export interface Heard {
  /** When this tab began to listen, or began again after it was hidden. */
  openedAt: number;
  /** When the last message came; absent before the first. */
  at?: number;
  /** Server's clock minus the browser's. */
  offsetMs: number;
}

/**
 * How live the screen is.
 * connecting: nothing heard yet · live · late: silent for 5 s · stale: the console answers, the cluster's API server
 * has not for 15 s · offline: the console itself has been silent for 15 s.
 */
export interface Connection {
  state: "connecting" | "live" | "late" | "stale" | "offline";
  /** When the cluster was last seen as it was, in the server's time; absent while live and before the first news. */
  lastSeen?: Date;
  /** Since when it is not live, in the server's time. */
  since?: Date;
  /** Milliseconds since the cluster was last heard; 0 while live. */
  silentMs: number;
  /** Server's clock minus the browser's, in milliseconds. */
  offsetMs: number;
}

/** Judges one moment. `now` is the browser's clock. */
export function connectionAt(heard: Heard, freshness: Freshness | undefined, now: number): Connection {
  const { openedAt, at, offsetMs } = heard;
  const inServerTime = (ms: number) => new Date(ms + offsetMs);
  const silentMs = Math.max(0, now - Math.max(openedAt, at ?? 0));
  if (silentMs >= STALE_AFTER_MS) {
    return {
      state: "offline",
      lastSeen: at === undefined ? undefined : inServerTime(at),
      since: inServerTime(Math.max(openedAt, at ?? 0)),
      silentMs,
      offsetMs,
    };
  }
  if (at === undefined) return { state: "connecting", silentMs, offsetMs };
  const away = freshness && clusterSilence(freshness, now + offsetMs);
  if (away) return { ...away, offsetMs };
  if (silentMs < LATE_AFTER_MS) return { state: "live", silentMs: 0, offsetMs };
  return { state: "late", lastSeen: inServerTime(at), since: inServerTime(at), silentMs, offsetMs };
}

/** Delay on the way makes each measurement differ a little; only a real difference moves the clock that people see. */
const OFFSET_JITTER_MS = 500;

/** The offset to go on with after a message that was sent at `serverTime` and came at `now`. Milliseconds. */
export function steadyOffset(heard: Heard, serverTime: number, now: number): number {
  const measured = serverTime - now;
  const known = heard.at !== undefined;
  return known && Math.abs(measured - heard.offsetMs) < OFFSET_JITTER_MS ? heard.offsetMs : measured;
}

/** The API server's own silence, as the console tells it; undefined while it answers. */
function clusterSilence(freshness: Freshness, serverNow: number): Omit<Connection, "offsetMs"> | undefined {
  if (freshness.state === "live" || freshness.state === "connecting") return undefined;
  const lastSeen = freshness.lastSeen === undefined ? undefined : new Date(freshness.lastSeen);
  const since = freshness.since === undefined ? lastSeen : new Date(freshness.since);
  const silentMs = Math.max(0, serverNow - (lastSeen ?? since ?? new Date(0)).getTime());
  // Refused credentials don't come back by themselves: there is nothing to wait 15 s for.
  const stale = freshness.state === "refused" || silentMs >= STALE_AFTER_MS;
  return { state: stale ? "stale" : "late", lastSeen, since, silentMs };
}

/** Whether what is shown is only what was last seen. */
export function isStale(connection: Connection): boolean {
  return connection.state === "stale" || connection.state === "offline";
}
