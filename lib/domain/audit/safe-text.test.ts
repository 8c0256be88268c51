import { describe, expect, it } from "vitest";
import { safeEntry, safeText } from "./safe-text";
import { buildEntry } from "./testing/build";

describe("safeText", () => {
  it.each([
    ["plain words", "new disk", "new disk"],
    ["letters of all kinds", "Łukasz 王 🛠️", "Łukasz 王 🛠️"],
    ["a line that is forged", "x\n2026-11-21 Mira", "x�2026-11-21 Mira"],
    ["a return", "x\ry", "x�y"],
    ["a zero, which databases refuse", "a\0b", "a�b"],
    ["a terminal's command", "\u001b[2Jx", "�[2Jx"],
    ["a line separator", "a\u2028b", "a�b"],
    ["text that is turned round", "x\u202etxt.exe\u2066y\u2069", "x�txt.exe�y�"],
    ["words that are written from the right", "שלום \u200fעולם", "שלום \u200fעולם"],
    ["half a pair", "a\ud800b", "a�b"],
    ["the other half", "a\udc00", "a�"],
    ["nothing", "", ""],
  ])("%s", (_, text, safe) => {
    expect(safeText(text)).toBe(safe);
    expect(safeText(safe)).toBe(safe);
  });

  it("cuts what is endless, and not through a character", () => {
    const cut = safeText("🛠".repeat(600));
    expect([...cut]).toHaveLength(500);
    expect(cut.endsWith("🛠…")).toBe(true);
    expect(safeText("x".repeat(500))).toBe("x".repeat(500));
  });
});

describe("safeEntry", () => {
  it("leaves a usual entry as it is", () => {
    expect(safeEntry(buildEntry())).toEqual(buildEntry());
  });

  it.each([
    ["requestId", { requestId: "a\nb" }],
    ["actor", { actor: { id: "a\n", name: "b\n", via: "c\n" } }],
    ["address", { address: "a\nb" }],
    ["action", { action: "a\nb" }],
    ["cluster", { cluster: "a\nb" }],
    ["object", { object: "a\nb" }],
    ["detail", { detail: { "a\nb": "c\nd" } }],
  ])("lets no line break through in %s", (_, over) => {
    expect(JSON.stringify(safeEntry(buildEntry(over)))).not.toContain("\\n");
  });

  it("keeps numbers that survive a store, tells others as text", () => {
    const detail = { pods: 12, half: 0.5, huge: 2 ** 60, none: Number.NaN, force: true };
    expect(safeEntry(buildEntry({ detail })).detail).toEqual({
      pods: 12,
      half: "0.5",
      huge: "1152921504606847000",
      none: "NaN",
      force: true,
    });
  });

  it("keeps so many facts and no more", () => {
    const detail = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`fact${at}`, at]));
    expect(Object.keys(safeEntry(buildEntry({ detail })).detail)).toHaveLength(20);
  });

  it("writes times in one way", () => {
    expect(safeEntry(buildEntry({ at: "2026-11-21T12:00:00Z" })).at).toBe("2026-11-21T12:00:00.000Z");
    expect(safeEntry(buildEntry({ at: "2026-11-21T13:00:00+01:00" })).at).toBe("2026-11-21T12:00:00.000Z");
  });
});
