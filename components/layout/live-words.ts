import { formatClock, formatSeen, zoneName } from "@/components/ui/clock";
import type { Connection } from "@/lib/client/connection";
import { formatDuration } from "@/lib/domain/words";

/** Foot line. `now` is the browser's clock in milliseconds. "Live, 0 s behind", "Last heard 7 s ago", "Not live. Last seen 12:03:05". */
export function footWords(connection: Connection, now: number): string {
  switch (connection.state) {
    case "connecting":
      return "Connecting";
    case "live":
      return "Live, 0 s behind";
    case "late":
      return `Last heard ${formatDuration(connection.silentMs)} ago`;
    case "stale":
    case "offline":
      return connection.lastSeen
        ? `Not live. Last seen ${formatSeen(connection.lastSeen, new Date(now + connection.offsetMs))}`
        : "Not live";
  }
}

export interface LiveSign {
  word: string;
  time: string;
  /** Filled green, hollow amber or red. */
  tone: "live" | "late" | "away";
}

/** Live line of the main menu. `now` is the browser's clock in milliseconds, 0 before there is one. */
export function liveSign(connection: Connection, now: number): LiveSign {
  const at = new Date(now + connection.offsetMs);
  switch (connection.state) {
    case "connecting":
      return { word: "Connecting", time: "", tone: "late" };
    case "live":
      return { word: "Live", time: now === 0 ? "" : `${formatClock(at)} ${zoneName(at)}`, tone: "live" };
    case "late":
      return { word: "Late", time: `heard ${formatDuration(connection.silentMs)} ago`, tone: "late" };
    case "stale":
    case "offline":
      return {
        word: "Not live",
        time: connection.lastSeen ? `last ${formatSeen(connection.lastSeen, at)}` : "",
        tone: "away",
      };
  }
}
