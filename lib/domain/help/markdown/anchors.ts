import type { Block } from "./document";
import { wordsOf } from "./document";

/** As code hosts make it of a heading's words: small letters, without punctuation, hyphens for spaces. */
export function anchorOf(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");
}

/**
 * Gives each heading its anchor; the second of the same words gets "-1", as on code hosts, and where that is the anchor of
 * other words the next number. Source: github-slugger, slug().
 */
export function withAnchors(blocks: readonly Block[]): Block[] {
  const seen = new Map<string, number>();
  return blocks.map((block) => {
    if (block.kind !== "heading") return block;
    const anchor = anchorOf(wordsOf(block.children));
    let before = seen.get(anchor) ?? 0;
    let id = anchor;
    while (seen.has(id)) {
      before += 1;
      id = `${anchor}-${before}`;
    }
    seen.set(anchor, before);
    seen.set(id, seen.get(id) ?? 0);
    return { ...block, id };
  });
}
