import { parseInline } from "./inline";
import type { Reader } from "./reader";

const RULE = /^\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?$/;

/** The cells of a row; a bar behind a backslash, or within code behind one, is the cell's own. */
function cellsOf(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}

/** A row with bars above a rule, and the rows beneath it. */
export const readTable: Reader = (lines, at) => {
  const [head = "", rule = ""] = lines.slice(at, at + 2);
  if (!head.includes("|") || !rule.includes("|") || !RULE.test(rule.trim())) return undefined;
  let next = at + 2;
  while (lines[next]?.trim().startsWith("|")) next++;
  const rows = lines.slice(at + 2, next).map((line) => cellsOf(line).map(parseInline));
  return { block: { kind: "table", head: cellsOf(head).map(parseInline), rows }, next };
};
