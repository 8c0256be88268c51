import { expect, it } from "vitest";
import { PASSWORD_MAX, passwordRefusal } from "./password";

const mira = { name: "Mira Okafor Long", email: "mira.okafor@example.com" };

it.each([
  ["correct horse battery staple"],
  ["only lower letters"],
  ["пароль из нескольких слов"],
  ["x1y2z3-x1y2z3"],
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
  ["MIRA OKAFOR LONG", "It is the name or the e-mail address."],
  ["mira.okafor@example.com", "It is the name or the e-mail address."],
  ["passwordpassword", "It is little else than a word that is guessed first."],
  ["Drydock123456", "It is little else than a word that is guessed first."],
  ["kubernetes-1234", "It is little else than a word that is guessed first."],
])("refuses %j", (password, why) => {
  expect(passwordRefusal(password, mira)).toBe(why);
});
