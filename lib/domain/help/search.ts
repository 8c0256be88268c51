import type { Section } from "./sections";

export interface Hit extends Omit<Section, "text"> {
  /** Some words around the first that was found. */
  excerpt: string;
}

const MOST_HITS = 30;
/** What is shown before the first word that was found, and in all. In characters. */
const BEFORE = 60;
const EXCERPT = 200;

/** The words that somebody asked for. */
export function wordsAsked(query: string): string[] {
  return [...new Set(query.toLowerCase().split(/\s+/).filter(Boolean))];
}

/** Parts that contain every word, best first: in the page's name, then in the heading, then in the text. */
export function searchHelp(sections: readonly Section[], query: string): Hit[] {
  const words = wordsAsked(query);
  if (words.length === 0) return [];
  return sections
    .map((section) => ({ section, score: scoreOf(section, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_HITS)
    .map(({ section: { text, ...place } }) => ({ ...place, excerpt: excerptOf(text, words) }));
}

/** 0 where a word is missing. */
function scoreOf({ page, heading, text }: Section, words: readonly string[]): number {
  const [inPage, inHeading, inText] = [page, heading, text].map((part) => part.toLowerCase());
  let score = 0;
  for (const word of words) {
    const found =
      (inHeading?.includes(word) ? 4 : 0) +
      (inPage?.includes(word) ? 2 : 0) +
      (inText?.includes(word) ? 1 : 0);
    if (found === 0) return 0;
    score += found;
  }
  // The page itself before what stands on it.
  return page === heading ? score + 1 : score;
}

function excerptOf(text: string, words: readonly string[]): string {
  const places = words.map((word) => text.toLowerCase().indexOf(word)).filter((place) => place >= 0);
  const first = places.length === 0 ? 0 : Math.min(...places);
  const space = text.indexOf(" ", first - BEFORE);
  // Behind a long word without a space there is none before what was found.
  const from = first <= BEFORE ? 0 : space === -1 || space > first ? first - BEFORE : space + 1;
  const cut = text.slice(from, from + EXCERPT);
  const end = cut.lastIndexOf(" ");
  const to = from + EXCERPT >= text.length || end === -1 ? cut : cut.slice(0, end);
  return `${from > 0 ? "… " : ""}${to}${to.length < text.length - from ? " …" : ""}`;
}

/** A text in pieces, every other one a word that was asked for. */
export function marked(text: string, query: string): string[] {
  const words = wordsAsked(query).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return words.length === 0 ? [text] : text.split(new RegExp(`(${words.join("|")})`, "i"));
}
