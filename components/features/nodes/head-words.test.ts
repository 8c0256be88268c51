import { expect, it } from "vitest";
import { headWords } from "./head-words";
import { testMaintenance } from "./test-rows";

const clock = (at: Date) => at.toISOString().slice(11, 19);

it.each([
  ["initiated", 1800, "Kernel patch, by Mira Okafor at 12:01:10. Asks you at 12:31:10 if not complete."],
  ["failed", 1800, "Kernel patch, by Mira Okafor at 12:01:10. The deadline was 12:31:10."],
  ["complete", 1800, "Kernel patch, by Mira Okafor at 12:01:10."],
  ["initiated", undefined, "Kernel patch, by Mira Okafor at 12:01:10."],
] as const)("%s with a deadline of %s s", (phase, deadline, words) => {
  expect(headWords(testMaintenance({ phase }), deadline, clock)).toBe(words);
});
