import type { Inline } from "./document";

/** In the order in which they are tried at each place; what none of them takes is text. */
const MARKS = new RegExp(
  [
    String.raw`\\(?<escaped>[\\\`*_[\]()#+.!|<>-])`,
    "(?<ticks>`+)(?<code>.+?)(?<!`)\\k<ticks>(?!`)",
    String.raw`\[(?<label>[^\]]+)\]\((?<href>[^)\s]+)\)`,
    String.raw`\*\*(?<strong>.+?)\*\*`,
    String.raw`(?<!\w)_(?<underlined>[^_]+)_(?!\w)`,
    String.raw`\*(?<starred>[^*\s][^*]*)\*`,
  ].join("|"),
  "g",
);

/** The marks of a line or of several that were joined. Raw HTML is text like any other. */
export function parseInline(text: string): Inline[] {
  const found: Inline[] = [];
  let end = 0;
  const add = (inline: Inline | undefined) => {
    const before = found.at(-1);
    if (inline?.kind === "text" && before?.kind === "text") before.text += inline.text;
    else if (inline !== undefined && (inline.kind !== "text" || inline.text !== "")) found.push(inline);
  };
  for (const match of text.matchAll(MARKS)) {
    add({ kind: "text", text: text.slice(end, match.index) });
    add(inlineOf(match.groups ?? {}));
    end = match.index + match[0].length;
  }
  add({ kind: "text", text: text.slice(end) });
  return found;
}

function inlineOf(groups: Partial<Record<string, string>>): Inline | undefined {
  const { escaped, code, label, href, strong, underlined, starred } = groups;
  if (escaped !== undefined) return { kind: "text", text: escaped };
  if (code !== undefined) return { kind: "code", text: code };
  if (label !== undefined && href !== undefined) return { kind: "link", href, children: parseInline(label) };
  if (strong !== undefined) return { kind: "strong", children: parseInline(strong) };
  const emphasis = underlined ?? starred;
  return emphasis === undefined ? undefined : { kind: "emphasis", children: parseInline(emphasis) };
}
