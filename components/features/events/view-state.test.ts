import { describe, expect, it } from "vitest";
import { formatView, NO_FILTER, parseView, type ViewState } from "./view-state";

describe("the address of the Events tab", () => {
  it.each<[string, Partial<ViewState>]>([
    ["", {}],
    ["q=back+off", { q: "back off" }],
    ["type=Warning&reason=BackOff,Killing", { types: ["Warning"], reasons: ["BackOff", "Killing"] }],
    ["kind=Pod&namespace=shop&time=15m", { kinds: ["Pod"], namespaces: ["shop"], time: "15m" }],
  ])("%j is read and written", (text, over) => {
    const view = { ...NO_FILTER, ...over };
    expect(parseView(new URLSearchParams(text))).toEqual(view);
    expect(formatView(view)).toBe(text);
  });

  it.each(["type=Bad", "time=2d", "reason=,,"])("%j leaves out what is none", (text) => {
    expect(parseView(new URLSearchParams(text))).toEqual(NO_FILTER);
  });
});
