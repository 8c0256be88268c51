import type { Block } from "./document";
import type { Reader } from "./reader";

const MARK = /^(?<mark>[-*]|\d+\.)(?<space>\s+)/;

/** "-" or "1.": items of one list carry the same kind. */
function kindOf(line: string | undefined): "bullet" | "number" | undefined {
  const mark = MARK.exec(line ?? "")?.groups?.mark;
  if (mark === undefined) return undefined;
  return /\d/.test(mark) ? "number" : "bullet";
}

/**
 * Items that begin with a hyphen or a number. An item goes on over lines that are set in as far as its words, and over empty
 * lines before such; it holds whatever a document may hold.
 */
export const readList: Reader = (lines, at, inner) => {
  const kind = kindOf(lines[at]);
  if (kind === undefined) return undefined;
  const items: Block[][] = [];
  let next = at;
  while (kindOf(lines[next]) === kind) {
    const [mark = ""] = MARK.exec(lines[next] ?? "") ?? [];
    const item = [(lines[next] ?? "").slice(mark.length)];
    next++;
    while (next < lines.length && goesOn(lines, next, mark.length)) {
      item.push((lines[next] ?? "").slice(Math.min(mark.length, indentOf(lines[next]))));
      next++;
    }
    items.push(inner(item));
    const follows = firstWritten(lines, next);
    if (kindOf(lines[follows]) === kind) next = follows;
  }
  return { block: { kind: "list", ordered: kind === "number", items }, next };
};

function goesOn(lines: readonly string[], at: number, width: number): boolean {
  const line = lines[at] ?? "";
  if (line.trim() === "") return indentOf(lines[firstWritten(lines, at)]) >= width;
  return indentOf(line) >= Math.min(width, 2);
}

function indentOf(line: string | undefined): number {
  return (line ?? "").search(/\S|$/);
}

/** The next line that is not empty. */
function firstWritten(lines: readonly string[], from: number): number {
  const found = lines.findIndex((line, at) => at >= from && line.trim() !== "");
  return found === -1 ? lines.length : found;
}
