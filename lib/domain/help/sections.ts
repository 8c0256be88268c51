import { type Block, wordsOf, wordsOfBlocks } from "./markdown/document";

/** A part of a page that a search finds: what stands beneath one heading. */
export interface Section {
  href: string;
  /** The page it is on. */
  page: string;
  heading: string;
  text: string;
}

/** The parts of a page of this name; what stands before its second heading belongs to the page itself. */
export function sectionsOf(href: string, page: string, blocks: readonly Block[]): Section[] {
  const sections: { section: Section; blocks: Block[] }[] = [];
  for (const block of blocks) {
    if (block.kind === "heading") {
      const first = sections.length === 0;
      const at = first ? href : `${href}#${block.id}`;
      const heading = first ? page : wordsOf(block.children);
      sections.push({ section: { href: at, page, heading, text: "" }, blocks: [] });
    } else sections.at(-1)?.blocks.push(block);
  }
  return sections.map(({ section, blocks: beneath }) => ({ ...section, text: wordsOfBlocks(beneath) }));
}
