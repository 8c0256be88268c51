export const PASSWORD_MIN = 12;
/** Hashing takes longer with the length; nobody types this much. */
export const PASSWORD_MAX = 128;

/** Words that a guesser tries first with this console. */
const TOO_COMMON = [
  "password",
  "drydock",
  "kubernetes",
  "maintenance",
  "letmein",
  "qwertz",
  "qwerty",
  "123456",
];

/**
 * Why a password is not taken; undefined: it is. Length decides, kinds of characters do not (NIST SP 800-63B 3.1.1.2);
 * refused is also what says who somebody is, or little else than a common word.
 */
export function passwordRefusal(
  password: string,
  of: { name?: string; email?: string } = {},
): string | undefined {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return `It has ${length} characters and needs ${PASSWORD_MIN}.`;
  if (length > PASSWORD_MAX) return `It has more than ${PASSWORD_MAX} characters.`;
  const plain = password.toLowerCase();
  if (new Set(plain).size < 5) return "It repeats the same few characters.";
  const own = [of.name, of.email, of.email?.split("@")[0]].map((text) => text?.toLowerCase() ?? "");
  if (own.includes(plain)) return "It is the name or the e-mail address.";
  const rest = TOO_COMMON.reduce((text, word) => text.replaceAll(word, ""), plain);
  if (rest.length < 6) return "It is little else than a word that is guessed first.";
  return undefined;
}
