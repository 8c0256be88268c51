import type { Entry } from "./entry";

const PART = /[-._/:\s]/;
const KINDS: readonly Entry["kind"][] = ["cluster", "node", "page", "action"];

/** The words of a query; a word is found in any case. */
export function wordsOf(query: string): string[] {
  return query.toLowerCase().split(/\s+/).filter(Boolean);
}

/**
 * How well a text has a word. 4: it begins with it · 3: whole parts of it are the word ("10-0-1" of "ip-10-0-1-26") ·
 * 2: a part begins with it · 1: somewhere inside · 0: not at all.
 */
export function strength(text: string, word: string): number {
  const whole = text.toLowerCase();
  let best = 0;
  for (let at = whole.indexOf(word); at !== -1; at = whole.indexOf(word, at + 1)) {
    if (at === 0) return 4;
    const begins = PART.test(whole[at - 1] ?? "");
    const ends = at + word.length === whole.length || PART.test(whole[at + word.length] ?? "");
    best = Math.max(best, begins ? (ends ? 3 : 2) : 1);
  }
  return best;
}

/** What a word is worth in an entry: in its own names twice what it is in the place around it. */
function worth({ label, of = "", within = "" }: Entry, word: string): number {
  return Math.max(2 * strength(label, word), 2 * strength(of, word), Math.min(1, strength(within, word)));
}

/**
 * Entries that have every word of the query, best first. Of equals, what can be done comes before what is refused, then
 * clusters, nodes, pages, actions, each in the order in which they came.
 */
export function rank(entries: readonly Entry[], words: readonly string[], most: number): Entry[] {
  return entries
    .flatMap((entry) => {
      const worths = words.map((word) => worth(entry, word));
      return worths.includes(0) ? [] : [{ entry, sum: worths.reduce((a, b) => a + b, 0) }];
    })
    .sort(
      (a, b) =>
        Number(a.entry.refused !== undefined) - Number(b.entry.refused !== undefined) ||
        b.sum - a.sum ||
        KINDS.indexOf(a.entry.kind) - KINDS.indexOf(b.entry.kind),
    )
    .slice(0, most)
    .map(({ entry }) => entry);
}
