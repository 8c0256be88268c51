import { expect, test } from "vitest";
import { createLineSplitter } from "./lines";

const text = `{"a":"größe €"}\n{"b":"𝄞"}\r\n\n{"c":"日本"}\n`;

test("lines survive any chunk border, within characters too", () => {
  const bytes = Buffer.from(text);
  for (let first = 0; first <= bytes.length; first++) {
    for (let second = first; second <= bytes.length; second += 3) {
      const splitter = createLineSplitter();
      const parts = [bytes.subarray(0, first), bytes.subarray(first, second), bytes.subarray(second)];
      const lines = parts.flatMap((part) => splitter.push(part)).map((line) => JSON.parse(line));
      expect(lines).toEqual([{ a: "größe €" }, { b: "𝄞" }, { c: "日本" }]);
      expect(splitter.unfinished()).toBe(false);
    }
  }
});

test("knows when the last line was cut, even within a character", () => {
  const splitter = createLineSplitter();
  expect(splitter.push(Buffer.from('{"a":1}\n{"b"'))).toEqual(['{"a":1}']);
  expect(splitter.unfinished()).toBe(true);
  const halved = createLineSplitter();
  halved.push(Buffer.from("€").subarray(0, 2));
  expect(halved.unfinished()).toBe(true);
});

test("refuses a line without end instead of growing for ever", () => {
  const splitter = createLineSplitter(100);
  splitter.push(Buffer.from("x".repeat(100)));
  expect(() => splitter.push(Buffer.from("x"))).toThrow("exceeds 100 characters");
});
