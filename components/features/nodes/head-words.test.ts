import { expect, it } from "vitest";
import { testMaintenance } from "@/components/layout/test-rows";
import { headWords } from "./head-words";

const clock = (at: Date) => at.toISOString().slice(11, 19);

const now = Date.UTC(2026, 10, 21, 12, 5, 6);
const later = Date.UTC(2026, 10, 21, 12, 32, 10);

it.each([
  [
    "initiated",
    1800,
    now,
    "Kernel patch, by Mira Okafor at 12:01:10. Asks you at 12:31:10, in 26 min, if not complete.",
  ],
  [
    "failed",
    1800,
    later,
    "Kernel patch, by Mira Okafor at 12:01:10. The deadline was 12:31:10, 1 min 00 s ago.",
  ],
  ["complete", 1800, now, "Kernel patch, by Mira Okafor at 12:01:10."],
  ["initiated", undefined, now, "Kernel patch, by Mira Okafor at 12:01:10."],
] as const)("%s with a deadline of %s s", (phase, deadline, at, words) => {
  expect(headWords(testMaintenance({ phase }), deadline, clock, at)).toBe(words);
});
