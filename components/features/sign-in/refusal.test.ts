import { expect, it } from "vitest";
import { refusalOf } from "./refusal";

it.each([
  "ended",
  "provider-away",
  "provider-handshake",
  "provider-refused",
  "person-disabled",
  "too-many",
  "not-now",
  "anything else",
])("explains %s in three parts", (error) => {
  const refusal = refusalOf(error);
  expect([refusal?.what, refusal?.why, refusal?.todo].every((part) => /\.$/.test(part ?? ""))).toBe(true);
});

it("is silent when nothing was refused", () => {
  expect(refusalOf(undefined)).toBeUndefined();
});
