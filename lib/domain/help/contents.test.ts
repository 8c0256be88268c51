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

it.each<[item: string, pages: string[]]>([
  ["- [Nodes](nodes.md)", ["nodes"]],
  ["- **[Nodes](nodes.md)**", []],
  ["- [Contents](README.md)", []],
  ["- [A file](../deploy/rbac.yaml)", []],
  ["- `nodes`", []],
  ["- [One](one.md) and [two](two.md)", ["one"]],
  ["> - [Quoted](quoted.md)", []],
  ["- words\n  - [Within](within.md)", []],
  ["- [A](a.md)\n\nWords between.\n\n- [B](b.md)", ["a", "b"]],
])("%j names %j", (item, pages) => {
  const groups = contentsOf(parseMarkdown(`## Group\n\n${item}\n`));
  expect(groups.flatMap((group) => group.pages.map(({ slug }) => slug))).toEqual(pages);
});

it("a page that a group names twice is there twice: nobody hides what somebody wrote", () => {
  const [group] = contentsOf(parseMarkdown("## Group\n\n- [A](a.md)\n- [A again](a.md)\n"));
  expect(group?.pages.map(({ title }) => title)).toEqual(["A", "A again"]);
});

it.each<[source: string, anchors: string[]]>([
  ["# One\n\n### Three\n", []],
  ["## Keys\n\n## Keys\n", ["keys", "keys-1"]],
  ["> ## Quoted\n", []],
  ["## The `M` key\n", ["the-m-key"]],
])("on the page %j are %j", (source, anchors) => {
  expect(anchorsOf(parseMarkdown(source)).map(({ id }) => id)).toEqual(anchors);
});

it("the title is the first heading's, of whatever level, and of the first block alone", () => {
  expect(titleOf(parseMarkdown("### Deep\n\n# Later\n"))).toBe("Deep");
  expect(titleOf(parseMarkdown("Words.\n\n# Later\n"))).toBe("README");
});
