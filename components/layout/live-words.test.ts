import { describe, expect, it } from "vitest";
import type { Connection } from "@/lib/client/connection";
import { footWords, liveSign } from "./live-words";

const seen = new Date(2026, 10, 21, 12, 3, 5);
const base: Connection = { state: "live", silentMs: 0, offsetMs: 0 };

describe.each<[Connection, string, string, string]>([
  [{ ...base, state: "connecting" }, "Connecting", "Connecting", "late"],
  [base, "Live, 0 s behind", "Live", "live"],
  [{ ...base, state: "late", silentMs: 7400 }, "Last heard 7 s ago", "Late", "late"],
  [{ ...base, state: "stale", lastSeen: seen }, "Not live. Last seen 12:03:05", "Not live", "away"],
  [{ ...base, state: "offline", lastSeen: seen }, "Not live. Last seen 12:03:05", "Not live", "away"],
  [{ ...base, state: "offline" }, "Not live", "Not live", "away"],
])("%o", (connection, foot, word, tone) => {
  it("is said in the foot and in the menu", () => {
    expect(footWords(connection, seen.getTime())).toBe(foot);
    expect(liveSign(connection, seen.getTime())).toMatchObject({ word, tone });
  });
});

it("shows the server's time, not the browser's", () => {
  const now = new Date(2026, 10, 21, 12, 4, 0).getTime();
  expect(liveSign({ ...base, offsetMs: 31_000 }, now).time).toMatch(/^12:04:31 /);
  expect(liveSign(base, 0).time).toBe("");
});
