import { describe, expect, it, onTestFinished, vi } from "vitest";
import { askedOf, formatView, NO_FILTER, parseView, type ViewState } from "./view-state";

const NONE: ViewState = { ...NO_FILTER, show: "runs" };

describe("the address of the maintenance page", () => {
  it.each<[string, Partial<ViewState>]>([
    ["", {}],
    ["q=new+disk", { q: "new disk" }],
    ["cluster=harbor,quay&node=a", { clusters: ["harbor", "quay"], nodes: ["a"] }],
    ["person=Mira&result=ended,failed", { people: ["Mira"], results: ["ended", "failed"] }],
    [
      "from=2026-11-01&to=2026-11-21&show=times",
      { time: "days", from: "2026-11-01", to: "2026-11-21", show: "times" },
    ],
    ["to=2026-11-21", { time: "days", to: "2026-11-21" }],
    ["time=days", { time: "days" }],
    ["time=7d&show=times", { time: "7d", show: "times" }],
    ["time=90d", { time: "90d" }],
  ])("%j is read and written", (text, over) => {
    expect(parseView(new URLSearchParams(text))).toEqual({ ...NONE, ...over });
    expect(formatView({ ...NONE, ...over })).toBe(text);
  });

  it.each([
    "result=good",
    "from=yesterday",
    "to=2026-13-77",
    "person=,,",
    "show=all",
    "time=1d",
    "time=toString",
  ])("%j leaves out what is none", (text) => expect(parseView(new URLSearchParams(text))).toEqual(NONE));

  it("takes a period before days, which it would contradict", () => {
    const view = parseView(new URLSearchParams("time=30d&from=2026-11-01&to=2026-11-21"));
    expect(view).toEqual({ ...NONE, time: "30d" });
  });

  it.each([
    ["7d", new Date(2026, 10, 21)],
    ["30d", new Date(2026, 9, 29)],
    ["90d", new Date(2026, 7, 30)],
  ] as const)("asks for %s as the beginning of a day, and for what goes on", (time, begin) => {
    vi.useFakeTimers({ now: new Date(2026, 10, 28, 15, 30) });
    onTestFinished(() => void vi.useRealTimers());
    const asked = new URLSearchParams(askedOf({ ...NONE, time }));
    expect(asked.get("from")).toBe(begin.toISOString());
    expect(asked.has("to")).toBe(false);
  });

  it("asks from the beginning of the first day to the end of the last, here", () => {
    const asked = new URLSearchParams(
      askedOf({ ...NONE, time: "days", from: "2026-11-01", to: "2026-11-30" }),
    );
    expect(asked.get("from")).toBe(new Date(2026, 10, 1).toISOString());
    expect(asked.get("to")).toBe(new Date(2026, 11, 1).toISOString());
  });
});
