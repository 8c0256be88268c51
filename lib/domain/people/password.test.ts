import { expect, it } from "vitest";
import { PASSWORD_MAX, passwordRefusal } from "./password";

const OWN = "It is little else than the name or the e-mail address.";
const WALK = "It is little else than a word, or a way over the keyboard, that is guessed first.";
const mira = { name: "Mira Okafor Long", email: "mira.okafor@example.com" };

it.each([
  ["correct horse battery staple"],
  ["only lower letters"],
  ["пароль из нескольких слов"],
  ["x1y2z3-x1y2z3"],
  ["password of the harbour master"],
  ["mira mends sails"],
  ["wer trug tausend"],
  [`${"ab cd ef gh ".repeat(10)}12345678`],
])("takes %j", (password) => {
  expect(passwordRefusal(password, mira)).toBeUndefined();
});

it.each([
  ["", "It has 0 characters and needs 12."],
  ["short one", "It has 9 characters and needs 12."],
  ["😀😀😀", "It has 3 characters and needs 12."],
  [`${"ab cd ef gh ".repeat(11)}`, `It has more than ${PASSWORD_MAX} characters.`],
  ["aaaaaaaaaaaaaaaa", "It repeats the same few characters."],
  ["abababababababab", "It repeats the same few characters."],
  ["MIRA OKAFOR LONG", OWN],
  ["mira.okafor@example.com", OWN],
  ["mira.okafor2026", OWN],
  ["Okafor-Mira-1!", OWN],
  ["passwordpassword", "It says the same thing again."],
  ["abc123abc123", "It says the same thing again."],
  ["Drydock123456", WALK],
  ["kubernetes-1234", WALK],
  ["administrator", WALK],
  ["Summer2026!!", WALK],
  ["iloveyou1234", WALK],
  ["ｐａｓｓｗｏｒｄ1234", WALK],
  ["qwertyuiopas", WALK],
  ["1q2w3e4r5t6y", WALK],
  ["1qaz2wsx3edc", WALK],
  ["Zxcvbnm,./12", WALK],
  ["abcdefghijkl", WALK],
  ["098765432109", WALK],
  ["playstation3", "It is one of those that are guessed first."],
  ["InGodWeTrust", "It is one of those that are guessed first."],
])("refuses %j", (password, why) => {
  expect(passwordRefusal(password, mira)).toBe(why);
});
