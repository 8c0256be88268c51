import { z } from "zod";

/**
 * Controls, what breaks a line, what turns round the text that follows, and what shows nothing: a name with one of them
 * reads as another name, or spoils the line that it stands in. Joiners stay, which Persian and emoji are written with.
 */
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** One line of what people call things, in which everything can be seen. */
export const PlainText = z
  .string()
  .trim()
  .refine((text) => !HIDDEN.test(text), "It has a character that nobody can see");
