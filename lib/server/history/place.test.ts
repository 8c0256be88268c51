import { describe, expect, it } from "vitest";
import { formatPlace, parsePlace } from "./place";

describe("a place in the history", () => {
  it("is read as it was written, whatever the id holds", () => {
    const line = { since: "2026-11-21T10:00:00.123Z", id: "m 1" };
    expect(parsePlace(formatPlace(line))).toEqual({ since: new Date(line.since), id: "m 1" });
  });

  it("is none where none was given", () => {
    expect(parsePlace(undefined)).toBeUndefined();
  });

  it.each(["", "m-1", " m-1", "yesterday m-1"])("is refused as %j", (text) => {
    expect(() => parsePlace(text)).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code: "bad-input" }) }),
    );
  });
});
