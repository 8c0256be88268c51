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

/** Gives each heading its anchor; the second of the same words gets "-1", as on code hosts. */
export function withAnchors(blocks: readonly Block[]): Block[] {
  const seen = new Map<string, number>();
  return blocks.map((block) => {
    if (block.kind !== "heading") return block;
    const anchor = anchorOf(wordsOf(block.children));
    const before = seen.get(anchor) ?? 0;
    seen.set(anchor, before + 1);
    return { ...block, id: before === 0 ? anchor : `${anchor}-${before}` };
  });
}
