import { describe, expect, it } from "vitest";
import { AuditFilter } from "@/lib/contracts/audit";
import { askedOf, formatView, NO_FILTER, parseView, type ViewState } from "./view-state";

describe("the address of the log", () => {
  it.each<[string, Partial<ViewState>]>([
    ["", {}],
    ["q=new+disk", { q: "new disk" }],
    ["person=Mira%2CNoah&action=node.cordon", { people: ["Mira", "Noah"], actions: ["node.cordon"] }],
    ["cluster=harbor&result=done%2Cfailed", { clusters: ["harbor"], results: ["done", "failed"] }],
    ["from=2026-11-01&to=2026-11-21", { from: "2026-11-01", to: "2026-11-21" }],
  ])("%j is read and written", (text, over) => {
    const view = { ...NO_FILTER, ...over };
    expect(parseView(new URLSearchParams(text))).toEqual(view);
    expect(formatView(view)).toBe(text);
  });

  it("carries a name with a comma in it as one", () => {
    const view = { ...NO_FILTER, people: ["Doe, Jane", "Tom"] };
    expect(parseView(new URLSearchParams(formatView(view)))).toEqual(view);
    const { person } = AuditFilter.parse(Object.fromEntries(new URLSearchParams(askedOf(view))));
    expect(person).toEqual(view.people);
  });

  it.each(["result=lost", "from=yesterday", "to=2026-13-77", "from=2026-02-30", "person=,,"])(
    "%j leaves out what is none",
    (text) => {
      expect(parseView(new URLSearchParams(text))).toEqual(NO_FILTER);
    },
  );

  it("asks from the beginning of the first day to the end of the last, here", () => {
    const asked = new URLSearchParams(askedOf({ ...NO_FILTER, from: "2026-11-01", to: "2026-11-30" }));
    expect(asked.get("from")).toBe(new Date(2026, 10, 1).toISOString());
    expect(asked.get("to")).toBe(new Date(2026, 11, 1).toISOString());
  });

  it("asks for no moment that the API does not take, and for years as they stand there", () => {
    const asked = new URLSearchParams(askedOf({ ...NO_FILTER, from: "0020-11-01", to: "9999-12-31" }));
    expect(asked.get("from")).toMatch(/^0020-1[01]-/);
    expect(asked.has("to")).toBe(false);
  });

  it("asks for no more words than the API takes", () => {
    expect(parseView(new URLSearchParams({ q: "x".repeat(300) })).q).toHaveLength(200);
  });
});
