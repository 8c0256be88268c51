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

it("two parts of one heading lead to places of their own", () => {
  const blocks = parseMarkdown("# Nodes\n\n## Rights\n\nOne.\n\n## Rights\n\nTwo.\n");
  expect(sectionsOf("/help/nodes", "Nodes", blocks).map(({ href, text }) => [href, text])).toEqual([
    ["/help/nodes", ""],
    ["/help/nodes#rights", "One."],
    ["/help/nodes#rights-1", "Two."],
  ]);
});

it("what is found are words: of code, tables, quotes and pictures as well", () => {
  const source =
    "# Scan\n\n```sh\nkubectl get jobs\n```\n\n| a |\n| - |\n| `b` |\n\n> Never.\n\n![The results](pictures/scan.png)\n";
  expect(sectionsOf("/help/scan", "Scan", parseMarkdown(source))[0]?.text).toBe(
    "kubectl get jobs a b Never. The results",
  );
});

it("a heading within a quote begins no part", () => {
  const blocks = parseMarkdown("# Scan\n\n> ## Aside\n>\n> Words.\n");
  expect(sectionsOf("/help/scan", "Scan", blocks)).toMatchObject([{ heading: "Scan", text: "Aside Words." }]);
});
