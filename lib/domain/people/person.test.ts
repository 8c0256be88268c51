import { expect, it } from "vitest";
import { normalEmail, tidyBindings } from "./person";

it.each([
  ["mira@example.com", "mira@example.com"],
  ["  Mira@Example.COM ", "mira@example.com"],
  ["ｍira@example.com", "mira@example.com"],
])("%j is the address %j", (text, expected) => {
  expect(normalEmail(text)).toBe(expected);
});

it("keeps one role for each cluster: the last that was given", () => {
  expect(
    tidyBindings([
      { cluster: "prod", role: "cluster-viewer" },
      { cluster: "*", role: "cluster-viewer" },
      { cluster: "prod", role: "cluster-admin" },
    ]),
  ).toEqual([
    { cluster: "*", role: "cluster-viewer" },
    { cluster: "prod", role: "cluster-admin" },
  ]);
});
