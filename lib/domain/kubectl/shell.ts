/** Letters that no shell reads as more than themselves, anywhere in a word. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9._:/@%+=,-]*$/;

/** A word of a command line that stands for this text and nothing else, in any POSIX shell. */
export function shellWord(text: string): string {
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

export function shellWords(texts: readonly string[]): string {
  return texts.map(shellWord).join(" ");
}
