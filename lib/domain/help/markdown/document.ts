/** What stands within a line. */
export type Inline =
  | { kind: "text" | "code"; text: string }
  | { kind: "strong" | "emphasis"; children: Inline[] }
  | { kind: "link"; href: string; children: Inline[] };

export interface Heading {
  kind: "heading";
  level: number;
  /** The anchor, as code hosts make it. */
  id: string;
  children: Inline[];
}

/** What stands on lines of its own. */
export type Block =
  | Heading
  | { kind: "paragraph"; children: Inline[] }
  | { kind: "code"; language: string; text: string }
  | { kind: "image"; src: string; alt: string }
  | { kind: "quote"; children: Block[] }
  | { kind: "list"; ordered: boolean; items: Block[][] }
  | { kind: "table"; head: Inline[][]; rows: Inline[][][] };

/** What is read, without what makes it look so. */
export function wordsOf(inlines: readonly Inline[]): string {
  return inlines.map((inline) => ("children" in inline ? wordsOf(inline.children) : inline.text)).join("");
}

/** The same of blocks, in their order; code as well, since people search for commands. */
export function wordsOfBlocks(blocks: readonly Block[]): string {
  return blocks.map(wordsOfBlock).join(" ");
}

function wordsOfBlock(block: Block): string {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return wordsOf(block.children);
    case "code":
      return block.text;
    case "image":
      return block.alt;
    case "quote":
      return wordsOfBlocks(block.children);
    case "list":
      return block.items.map(wordsOfBlocks).join(" ");
    case "table":
      return [block.head, ...block.rows].map((row) => row.map(wordsOf).join(" ")).join(" ");
  }
}
