import { describe, expect, it } from "vitest";
import { BY_HAND, parseForm } from "./start-form";

const form = { schedule: BY_HAND, namespaces: "", location: "default", keepDays: "30" };

describe("the form asks for", () => {
  it.each([
    ["a schedule alone", { schedule: "nightly", namespaces: "?!" }, { schedule: "nightly" }],
    ["everything", {}, { namespaces: [], location: "default", keepHours: 720 }],
    [
      "namespaces, each once",
      { namespaces: "shop, orders shop,", keepDays: "2" },
      { namespaces: ["shop", "orders"], location: "default", keepHours: 48 },
    ],
    [
      "the default location where it knows none",
      { location: "" },
      { namespaces: [], location: undefined, keepHours: 720 },
    ],
  ])("%s", (_, change, request) => {
    expect(parseForm({ ...form, ...change })).toEqual({ request });
  });
});

describe("the form says what is wrong with", () => {
  it.each([
    ["a name that is none", { namespaces: "shop, Orders" }, "namespaces"],
    ["no days", { keepDays: "" }, "keepDays"],
    ["half a day", { keepDays: "0.5" }, "keepDays"],
    ["more than ten years", { keepDays: "4000" }, "keepDays"],
  ])("%s", (_, change, field) => {
    expect(parseForm({ ...form, ...change })).toMatchObject({ field });
  });
});
