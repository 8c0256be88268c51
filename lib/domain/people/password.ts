import { COMMON_PASSWORDS, COMMON_WORDS } from "./common-passwords";

export const PASSWORD_MIN = 12;
/** Hashing takes longer with the length; nobody types this much. */
export const PASSWORD_MAX = 128;

/** What has to be left of a password when everything was taken out that a guesser tries first. */
const LEAST_OWN = 8;
/** Shorter walks stand in words. */
const WALK_MIN = 4;

/** Ways over a keyboard, the alphabet and the numbers. */
const WAYS = [
  "qwertyuiop[]",
  "qwertzuiop",
  "azertyuiop",
  "asdfghjkl;'",
  "zxcvbnm,./",
  "abcdefghijklmnopqrstuvwxyz",
  "12345678901234567890-=",
  "qazwsxedcrfvtgbyhnujmikolp",
  "qazxswedcvfrtgbnhyujm",
  "qweasdzxc",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
  "1q2w3e4r5t6y7u8i9o0p",
  "q1w2e3r4t5y6u7i8o9p0",
].flatMap((way) => [way, [...way].reverse().join("")]);

function withoutWalks(text: string): string {
  let kept = "";
  for (let at = 0; at < text.length; ) {
    let end = at + WALK_MIN;
    while (end <= text.length && WAYS.some((way) => way.includes(text.slice(at, end)))) end += 1;
    const walked = end - 1 - at;
    if (walked >= WALK_MIN) at += walked;
    else kept += text[at++];
  }
  return kept;
}

/** Whether it is one part, twice and more. */
function repeats(text: string): boolean {
  const found = `${text}${text}`.indexOf(text, 1);
  return found < text.length;
}

const without = (text: string, parts: readonly string[]): string =>
  parts.reduce((kept, part) => kept.replaceAll(part, ""), text);

/** Name and e-mail address, and what they are made of. */
function partsOf({ name = "", email = "" }: { name?: string; email?: string }): string[] {
  const whole = [email, ...email.split("@").slice(0, 1), name].map(plainOf);
  return [...whole, ...whole.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u))].filter(
    (part) => part.length >= 4,
  );
}

const plainOf = (text: string): string => text.normalize("NFKC").toLowerCase();

/**
 * Why a password is not taken; undefined: it is. Length decides, kinds of characters do not (NIST SP 800-63B 3.1.1.2);
 * refused is also what leaked lists are full of, and what is little else than that, or than who somebody is.
 */
export function passwordRefusal(
  password: string,
  of: { name?: string; email?: string } = {},
): string | undefined {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return `It has ${length} characters and needs ${PASSWORD_MIN}.`;
  if (length > PASSWORD_MAX) return `It has more than ${PASSWORD_MAX} characters.`;
  const plain = plainOf(password);
  if (new Set(plain).size < 5) return "It repeats the same few characters.";
  if (repeats(plain)) return "It says the same thing again.";
  if (COMMON_PASSWORDS.has(plain)) return "It is one of those that are guessed first.";
  if (little(plain, without(plain, partsOf(of))))
    return "It is little else than the name or the e-mail address.";
  if (little(plain, withoutWalks(without(plain, COMMON_WORDS))))
    return "It is little else than a word, or a way over the keyboard, that is guessed first.";
  return undefined;
}

function little(whole: string, rest: string): boolean {
  return rest !== whole && rest.length < LEAST_OWN;
}
