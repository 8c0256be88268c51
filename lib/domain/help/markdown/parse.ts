import { withAnchors } from "./anchors";
import type { Block } from "./document";
import { parseInline } from "./inline";
import { readList } from "./list";
import type { Read, Reader } from "./reader";
import { readTable } from "./table";

/**
 * The Markdown of our own documents: headings, paragraphs, code, lists, tables, quotes, images. It is ours because a
 * document is then a value: what is shown, what is searched and what a test follows are the same, no HTML is made or taken
 * anywhere, and nothing else is needed. What is not in that list is shown as it is written.
 */
export function parseMarkdown(source: string): Block[] {
  return withAnchors(parseBlocks(source.split("\n")));
}

/** The same of lines that stand within something else. */
function parseBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    if (lines[at]?.trim() === "") {
      at++;
      continue;
    }
    const { block, next } = readSpecial(lines, at) ?? readParagraph(lines, at);
    blocks.push(block);
    at = next;
  }
  return blocks;
}

function readSpecial(lines: readonly string[], at: number): Read | undefined {
  for (const read of [readCode, readHeading, readImage, readQuote, readTable, readList]) {
    const found = read(lines, at, parseBlocks);
    if (found) return found;
  }
  return undefined;
}

function readParagraph(lines: readonly string[], at: number): Read {
  let next = at + 1;
  while (next < lines.length && lines[next]?.trim() !== "" && !readSpecial(lines, next)) next++;
  const text = lines
    .slice(at, next)
    .map((line) => line.trim())
    .join(" ");
  return { block: { kind: "paragraph", children: parseInline(text) }, next };
}

const readCode: Reader = (lines, at) => {
  const opened = /^(`{3,})(\w*)/.exec(lines[at] ?? "");
  if (!opened) return undefined;
  const [, fence = "", language = ""] = opened;
  const closed = lines.findIndex((line, place) => place > at && line.trimEnd() === fence);
  const end = closed === -1 ? lines.length : closed;
  return { block: { kind: "code", language, text: lines.slice(at + 1, end).join("\n") }, next: end + 1 };
};

const readHeading: Reader = (lines, at) => {
  const [, marks = "", text = ""] = /^(#{1,6})\s+(.+)$/.exec(lines[at] ?? "") ?? [];
  if (marks === "") return undefined;
  return {
    block: { kind: "heading", level: marks.length, id: "", children: parseInline(text) },
    next: at + 1,
  };
};

const readImage: Reader = (lines, at) => {
  const [, alt = "", src] = /^!\[([^\]]*)\]\(([^)\s]+)\)\s*$/.exec(lines[at] ?? "") ?? [];
  return src === undefined ? undefined : { block: { kind: "image", src, alt }, next: at + 1 };
};

const readQuote: Reader = (lines, at, inner) => {
  let next = at;
  while (lines[next]?.startsWith(">")) next++;
  if (next === at) return undefined;
  const quoted = lines.slice(at, next).map((line) => line.replace(/^>\s?/, ""));
  return { block: { kind: "quote", children: inner(quoted) }, next };
};
