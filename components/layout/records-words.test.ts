import { expect, it } from "vitest";
import { recordsWords } from "./records-words";

const since = "2026-11-21T12:03:00.000Z";
const now = new Date("2026-11-21T12:05:00.000Z");

it.each([
  ["away", "connection refused", "gives no answer since", "It says: connection refused."],
  ["full", "No space left on device.", "is full since", "Give it room: No space left on device."],
] as const)("%s: what happened, what goes on, what to do", (state, why, fact, detail) => {
  const words = recordsWords({ state, since, why }, now);
  expect(words.fact).toContain(fact);
  expect(words.detail).toContain(detail);
  expect(words.detail).toContain("nothing new that needs a record begins");
});
