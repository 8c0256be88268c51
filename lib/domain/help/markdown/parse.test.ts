import { expect, it } from "vitest";
import type { Block, Inline } from "./document";
import { wordsOfBlocks } from "./document";
import { parseMarkdown } from "./parse";

const text = (words: string): Inline => ({ kind: "text", text: words });
const said = (words: string): Block => ({ kind: "paragraph", children: [text(words)] });
const lines = (...all: string[]) => all.join("\n");

const DOCUMENTS: [what: string, source: string, blocks: Block[]][] = [
  ["nothing", "", []],
  ["empty lines", "\n\n  \n", []],
  ["one paragraph of two lines", lines("Pods leave", "  one by one."), [said("Pods leave one by one.")]],
  ["two paragraphs", lines("One.", "", "Two."), [said("One."), said("Two.")]],
  [
    "a heading ends a paragraph",
    lines("One.", "## Turn on", "Two."),
    [said("One."), { kind: "heading", level: 2, id: "turn-on", children: [text("Turn on")] }, said("Two.")],
  ],
  ["a hash without a space is no heading", "#1 is the first", [said("#1 is the first")]],
  [
    "code, in which nothing is read",
    lines("```bash", "# not a heading", "", "- not a list", "```", "After."),
    [{ kind: "code", language: "bash", text: "# not a heading\n\n- not a list" }, said("After.")],
  ],
  ["code within longer fences", lines("````", "```", "````"), [{ kind: "code", language: "", text: "```" }]],
  ["code that nobody closed", lines("```", "kubectl"), [{ kind: "code", language: "", text: "kubectl" }]],
  [
    "an image",
    "![The plan](pictures/plan.png)",
    [{ kind: "image", src: "pictures/plan.png", alt: "The plan" }],
  ],
  [
    "a quote over two lines",
    lines("> Nothing is", "> moved back.", "After."),
    [{ kind: "quote", children: [said("Nothing is moved back.")] }, said("After.")],
  ],
  ["raw HTML is text", "<script>alert(1)</script>", [said("<script>alert(1)</script>")]],
  [
    "a table",
    lines("| a | b |", "| --- | :-: |", "| 1 | `x \\| y` |", "", "After."),
    [
      {
        kind: "table",
        head: [[text("a")], [text("b")]],
        rows: [[[text("1")], [{ kind: "code", text: "x | y" }]]],
      },
      said("After."),
    ],
  ],
  [
    "an empty cell",
    lines("| a |   |", "| - | - |", "|   | 2 |"),
    [{ kind: "table", head: [[text("a")], []], rows: [[[], [text("2")]]] }],
  ],
  ["bars without a rule are words", lines("a | b", "c | d"), [said("a | b c | d")]],
  ["bars above hyphens without one are words", lines("a | b", "---"), [said("a | b ---")]],
  ["bars above a line of words are words", lines("| a |", "b"), [said("| a | b")]],
  ["a table without rows", lines("| a |", "| - |"), [{ kind: "table", head: [[text("a")]], rows: [] }]],
  [
    "a table without bars at its sides",
    lines("a | b", "- | -", "| 1 | 2 |"),
    [{ kind: "table", head: [[text("a")], [text("b")]], rows: [[[text("1")], [text("2")]]] }],
  ],
  [
    "a row that is shorter, and one that is longer than the head",
    lines("| a | b |", "| - | - |", "| 1 |", "| 1 | 2 | 3 |"),
    [
      {
        kind: "table",
        head: [[text("a")], [text("b")]],
        rows: [[[text("1")]], [[text("1")], [text("2")], [text("3")]]],
      },
    ],
  ],
  [
    "a table right behind words",
    lines("These:", "| a |", "| - |"),
    [said("These:"), { kind: "table", head: [[text("a")]], rows: [] }],
  ],
  [
    "six hashes are a heading",
    "###### Deep",
    [{ kind: "heading", level: 6, id: "deep", children: [text("Deep")] }],
  ],
  ["seven are words", "####### Deep", [said("####### Deep")]],
  ["a hash alone is a word", "#", [said("#")]],
  ["a heading that is set in is words", " # Nodes", [said("# Nodes")]],
  [
    "code without a language, between words",
    lines("Run:", "```", "a", "```", "Then:"),
    [said("Run:"), { kind: "code", language: "", text: "a" }, said("Then:")],
  ],
  ["code of nothing", lines("```", "```"), [{ kind: "code", language: "", text: "" }]],
  [
    "a fence of another length does not close",
    lines("```", "a", "````"),
    [{ kind: "code", language: "", text: "a\n````" }],
  ],
  [
    "a fence with spaces behind it closes",
    lines("```", "a", "```  ", "b"),
    [{ kind: "code", language: "", text: "a" }, said("b")],
  ],
  ["an image without words", "![](p.png)", [{ kind: "image", src: "p.png", alt: "" }]],
  [
    "two images on lines of their own",
    lines("![a](a.png)", "![b](b.png)"),
    [
      { kind: "image", src: "a.png", alt: "a" },
      { kind: "image", src: "b.png", alt: "b" },
    ],
  ],
  [
    "a quote of several kinds",
    lines("> # Note", ">", "> - one", ">", "> Words."),
    [
      {
        kind: "quote",
        children: [
          { kind: "heading", level: 1, id: "", children: [text("Note")] },
          { kind: "list", ordered: false, items: [[said("one")]] },
          said("Words."),
        ],
      },
    ],
  ],
  [
    "a quote in a quote",
    "> > deep",
    [{ kind: "quote", children: [{ kind: "quote", children: [said("deep")] }] }],
  ],
  ["a rule of hyphens is words", "---", [said("---")]],
];
it.each(DOCUMENTS)("%s", (_, source, blocks) => {
  expect(parseMarkdown(source)).toEqual(blocks);
});

const list = (ordered: boolean, ...items: Block[][]): Block => ({ kind: "list", ordered, items });
const LISTS: [what: string, source: string, blocks: Block[]][] = [
  ["two items", lines("- one", "- two"), [list(false, [said("one")], [said("two")])]],
  ["stars", "* one", [list(false, [said("one")])]],
  ["numbers", lines("1. one", "2. two"), [list(true, [said("one")], [said("two")])]],
  [
    "an item of two lines",
    lines("- one", "  goes on", "- two"),
    [list(false, [said("one goes on")], [said("two")])],
  ],
  [
    "items with an empty line between",
    lines("1. one", "", "2. two"),
    [list(true, [said("one")], [said("two")])],
  ],
  ["after a paragraph", lines("These:", "- one"), [said("These:"), list(false, [said("one")])]],
  ["before a paragraph", lines("- one", "", "After."), [list(false, [said("one")]), said("After.")]],
  ["not set in: the list is over", lines("- one", "After."), [list(false, [said("one")]), said("After.")]],
  [
    "within an item",
    lines("- one", "  - inner", "- two"),
    [list(false, [said("one"), list(false, [said("inner")])], [said("two")])],
  ],
  [
    "code within an item",
    lines(
      "1. Do this:",
      "",
      "   ```sh",
      "   kubectl get nodes",
      "     indented",
      "   ```",
      "",
      "2. Then that.",
    ),
    [
      list(
        true,
        [said("Do this:"), { kind: "code", language: "sh", text: "kubectl get nodes\n  indented" }],
        [said("Then that.")],
      ),
    ],
  ],
  [
    "numbers end a list of hyphens",
    lines("- a", "1. b"),
    [list(false, [said("a")]), list(true, [said("b")])],
  ],
  ["a hyphen within words is none", "read-only", [said("read-only")]],
  [
    "behind an empty line words are set in as far as the item's, or are no part of it",
    lines("1. a", "", "  more"),
    [list(true, [said("a")]), said("more")],
  ],
  ["a hyphen without a space is none", "-x", [said("-x")]],
  ["a number without a dot is none", "3 nodes", [said("3 nodes")]],
  ["hyphens and stars are of one list", lines("- a", "* b"), [list(false, [said("a")], [said("b")])]],
  ["numbers of two digits", lines("9. a", "10. b"), [list(true, [said("a")], [said("b")])]],
  ["any numbers", lines("7. a", "3. b"), [list(true, [said("a")], [said("b")])]],
  [
    "an item of two paragraphs",
    lines("- one", "", "  more", "- two"),
    [list(false, [said("one"), said("more")], [said("two")])],
  ],
  [
    "three deep",
    lines("- a", "  - b", "    - c"),
    [list(false, [said("a"), list(false, [said("b"), list(false, [said("c")])])])],
  ],
  [
    "numbers within hyphens",
    lines("- a", "  1. b", "  2. c"),
    [list(false, [said("a"), list(true, [said("b")], [said("c")])])],
  ],
  [
    "a table within an item",
    lines("- a", "", "  | h |", "  | - |"),
    [list(false, [said("a"), { kind: "table", head: [[text("h")]], rows: [] }])],
  ],
  [
    "a heading ends it",
    lines("- a", "# B"),
    [list(false, [said("a")]), { kind: "heading", level: 1, id: "b", children: [text("B")] }],
  ],
  ["empty lines at its end are nobody's", lines("- a", "", "", ""), [list(false, [said("a")])]],
  [
    "marks within an item",
    "- **a** `b`",
    [
      list(false, [
        {
          kind: "paragraph",
          children: [{ kind: "strong", children: [text("a")] }, text(" "), { kind: "code", text: "b" }],
        },
      ]),
    ],
  ],
];
it.each(LISTS)("a list: %s", (_, source, blocks) => {
  expect(parseMarkdown(source)).toEqual(blocks);
});

it("gives what people read, for a search", () => {
  const source = lines(
    "# Nodes",
    "A **bold** [link](x.md).",
    "- item `code`",
    "> quoted",
    "",
    "![picture](p.png)",
    "```",
    "kubectl drain",
    "```",
    "| head |",
    "| ---- |",
    "| cell |",
    "",
  );
  expect(wordsOfBlocks(parseMarkdown(source))).toBe(
    "Nodes A bold link. item code quoted picture kubectl drain head cell",
  );
});
