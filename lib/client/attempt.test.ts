import { expect, it } from "vitest";
import { createAttempt } from "./attempt";

function counting() {
  let made = 0;
  return createAttempt(() => `key-${++made}`);
}

it("repeats the key while no answer came", () => {
  const attempt = counting();
  expect(attempt.keyFor({ node: "a" })).toBe("key-1");
  expect(attempt.keyFor({ node: "a" })).toBe("key-1");
});

it("takes a new key for other content and after an answer", () => {
  const attempt = counting();
  attempt.keyFor({ node: "a" });
  expect(attempt.keyFor({ node: "b" })).toBe("key-2");
  attempt.answered();
  expect(attempt.keyFor({ node: "b" })).toBe("key-3");
});

it("makes keys that differ", () => {
  expect(createAttempt().keyFor(1)).not.toBe(createAttempt().keyFor(1));
});
