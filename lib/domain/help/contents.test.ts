import { expect, it } from "vitest";
import { anchorsOf, contentsOf, titleOf } from "./contents";
import { parseMarkdown } from "./markdown/parse";

const README = `# Help

Words with a [link](nodes.md) are no entry.

## Start

- [Getting started](getting-started.md): from nothing to a node in maintenance.
- Words first, then a [link](drain.md).

## Empty

Nothing here.

## Screens

1. [The \`Nodes\` tab](nodes.md)
2. [Elsewhere](https://example.com)
3. [An anchor](nodes.md#keys)

### Beneath it

- [A node](node.md)
`;

it("lists groups with the pages that their items begin with", () => {
  expect(contentsOf(parseMarkdown(README))).toEqual([
    { title: "Start", pages: [{ slug: "getting-started", title: "Getting started" }] },
    {
      title: "Screens",
      pages: [
        { slug: "nodes", title: "The Nodes tab" },
        { slug: "node", title: "A node" },
      ],
    },
  ]);
});

it("lists nothing before the first group", () => {
  expect(contentsOf(parseMarkdown("# Help\n\n- [Nodes](nodes.md)\n"))).toEqual([]);
});

it.each([
  ["# The `plan` of a node\n\nWords.", "The plan of a node"],
  ["Words without a heading.", "README"],
  ["", "README"],
])("the title of %j is %s", (source, title) => {
  expect(titleOf(parseMarkdown(source))).toBe(title);
});

it("lists the headings of the second level with their anchors", () => {
  expect(anchorsOf(parseMarkdown(README))).toEqual([
    { id: "start", words: "Start" },
    { id: "empty", words: "Empty" },
    { id: "screens", words: "Screens" },
  ]);
});
