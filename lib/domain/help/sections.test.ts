import { expect, it } from "vitest";
import { parseMarkdown } from "./markdown/parse";
import { sectionsOf } from "./sections";

it("is what stands beneath each heading, and leads to it", () => {
  const source =
    "# All the nodes of a cluster\n\nEvery node.\n\n## Keys\n\n- `M`: maintenance\n\n### More\n\n## Columns\n\nNine.\n";
  const page = "Nodes";
  expect(sectionsOf("/help/nodes", page, parseMarkdown(source))).toEqual([
    { href: "/help/nodes", page, heading: "Nodes", text: "Every node." },
    { href: "/help/nodes#keys", page, heading: "Keys", text: "M: maintenance" },
    { href: "/help/nodes#more", page, heading: "More", text: "" },
    { href: "/help/nodes#columns", page, heading: "Columns", text: "Nine." },
  ]);
});

it.each(["", "Words before any heading."])("%j has no part that can be named", (source) => {
  expect(sectionsOf("/help/x", "X", parseMarkdown(source))).toEqual([]);
});
