import { describe, expect, it } from "vitest";
import { askedOf, formatView, NO_FILTER, parseView, type ViewState } from "./view-state";

const NONE: ViewState = { ...NO_FILTER, show: "runs" };

describe("the address of the maintenance page", () => {
  it.each<[string, Partial<ViewState>]>([
    ["", {}],
    ["q=new+disk", { q: "new disk" }],
    ["cluster=harbor,quay&node=a", { clusters: ["harbor", "quay"], nodes: ["a"] }],
    ["person=Mira&result=ended,failed", { people: ["Mira"], results: ["ended", "failed"] }],
    ["from=2026-11-01&to=2026-11-21&show=times", { from: "2026-11-01", to: "2026-11-21", show: "times" }],
  ])("%j is read and written", (text, over) => {
    expect(parseView(new URLSearchParams(text))).toEqual({ ...NONE, ...over });
    expect(formatView({ ...NONE, ...over })).toBe(text);
  });

  it.each(["result=good", "from=yesterday", "to=2026-13-77", "person=,,", "show=all"])(
    "%j leaves out what is none",
    (text) => expect(parseView(new URLSearchParams(text))).toEqual(NONE),
  );

  it("asks from the beginning of the first day to the end of the last, here", () => {
    const asked = new URLSearchParams(askedOf({ ...NONE, from: "2026-11-01", to: "2026-11-30" }));
    expect(asked.get("from")).toBe(new Date(2026, 10, 1).toISOString());
    expect(asked.get("to")).toBe(new Date(2026, 11, 1).toISOString());
  });
});
