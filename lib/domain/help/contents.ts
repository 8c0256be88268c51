import { CONTENTS } from "./links";
import { type Block, type Inline, wordsOf } from "./markdown/document";

export interface HelpPage {
  slug: string;
  title: string;
}

export interface HelpGroup {
  title: string;
  pages: HelpPage[];
}

/** What the page of contents lists: its headings of the second level, and the pages that are named beneath each. */
export function contentsOf(blocks: readonly Block[]): HelpGroup[] {
  const groups: HelpGroup[] = [];
  for (const block of blocks) {
    if (block.kind === "heading" && block.level === 2)
      groups.push({ title: wordsOf(block.children), pages: [] });
    if (block.kind === "list") groups.at(-1)?.pages.push(...block.items.flatMap(pagesOf));
  }
  return groups.filter(({ pages }) => pages.length > 0);
}

/** The page that an item begins with. */
function pagesOf([first]: readonly Block[]): HelpPage[] {
  const link: Inline | undefined = first?.kind === "paragraph" ? first.children[0] : undefined;
  if (link?.kind !== "link") return [];
  const slug = /^([a-z][a-z-]*)\.md$/.exec(link.href)?.[1];
  return slug === undefined ? [] : [{ slug, title: wordsOf(link.children) }];
}

/** The page's name: its first heading. */
export function titleOf(blocks: readonly Block[]): string {
  const [first] = blocks;
  return first?.kind === "heading" ? wordsOf(first.children) : CONTENTS;
}

export interface Anchor {
  id: string;
  words: string;
}

/** What is on the page: its headings of the second level. */
export function anchorsOf(blocks: readonly Block[]): Anchor[] {
  return blocks.flatMap((block) =>
    block.kind === "heading" && block.level === 2 ? [{ id: block.id, words: wordsOf(block.children) }] : [],
  );
}
