import { describe, expect, it } from "vitest";
import { seededRandom } from "@/lib/domain/scheduling/random";
import { wordsOfBlocks } from "./document";
import { parseMarkdown } from "./parse";

const BEGINNINGS = [
  "",
  "",
  "# ",
  "## ",
  "> ",
  ">",
  "- ",
  "* ",
  "1. ",
  "  ",
  "    - ",
  "   ",
  "| ",
  "\t",
  "> - ",
];
const MARKS = [
  "",
  "",
  " ",
  "`",
  "``",
  "**",
  "*",
  "_",
  "\\",
  "[",
  "](x.md)",
  "![",
  " | ",
  "|",
  "<b>",
  "#",
  "-",
];
const LINES = ["", "", "```", "````", "```sh", "| - | - |", "- | -", "---", ">", "-", "1."];

/** A text of odd lines, and the words in it, each of them once. */
function oddText(seed: number): { source: string; words: string[] } {
  const random = seededRandom(seed);
  const any = (of: readonly string[]) => of[Math.floor(random() * of.length)] ?? "";
  const words: string[] = [];
  const word = () => {
    words.push(`w${words.length}x`);
    return words.at(-1);
  };
  const line = () => {
    if (random() < 0.3) return any(LINES);
    const parts = Array.from(
      { length: 1 + Math.floor(random() * 4) },
      () => `${any(MARKS)}${word()}${any(MARKS)}`,
    );
    return any(BEGINNINGS) + parts.join(random() < 0.5 ? " " : "");
  };
  return { source: Array.from({ length: 1 + Math.floor(random() * 12) }, line).join("\n"), words };
}

describe("of any text, however odd", () => {
  it.each(Array.from({ length: 20 }, (_, at) => at))(
    "no word is lost, told twice or out of its place: %i",
    (of) => {
      for (let seed = of * 100; seed < of * 100 + 100; seed++) {
        const { source, words } = oddText(seed);
        const read = wordsOfBlocks(parseMarkdown(source)).match(/w\d+x/g) ?? [];
        expect(read, source).toEqual(words);
      }
    },
  );

  it("no two headings have one anchor", () => {
    for (let seed = 0; seed < 500; seed++) {
      const random = seededRandom(seed);
      const heading = () => `## ${["a", "a 1", "A", "a-1", "`a`", "a 1 1", "…"][Math.floor(random() * 7)]}`;
      const source = Array.from({ length: 8 }, heading).join("\n\n");
      const ids = parseMarkdown(source).map((block) => block.kind === "heading" && block.id);
      expect(new Set(ids).size, source).toBe(8);
    }
  });
});
