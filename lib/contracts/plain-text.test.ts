import { expect, test } from "vitest";
import { PlainText } from "./plain-text";

test.each(["Mira Holm", "港", "می‌خواهم", "👩‍🔧", "=cmd|' /C calc'!A1", "O’Brien <ops>"])(
  "%j is taken",
  (text) => {
    expect(PlainText.parse(` ${text} `)).toBe(text);
  },
);

test.each([
  "a\nb",
  "a\tb",
  "a\0b",
  "\u202eabc",
  "a\u2066b",
  "\u200b",
  "a\u00adb",
  "a\u2028b",
  "x\u200fy",
  "\u001b[2J",
])("%j is refused", (text) => {
  expect(PlainText.safeParse(text).error?.issues[0]?.message).toBe("It has a character that nobody can see");
});
