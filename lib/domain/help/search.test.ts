import { describe, expect, it } from "vitest";
import { marked, searchHelp, wordsAsked } from "./search";
import type { Section } from "./sections";

const section = (page: string, heading: string, text: string): Section => ({
  href: `/help/${page.toLowerCase()}#${heading.toLowerCase()}`,
  page,
  heading,
  text,
});

const SECTIONS = [
  section("Drain", "Drain", "What a pod's verdict is, and which budget holds it."),
  section("Drain", "Budgets", "One eviction at a time."),
  section("Nodes", "Nodes", "Every node of the cluster."),
  section("Nodes", "Columns", "Health, status and version; a budget is not among them."),
];

describe("the parts that are found", () => {
  it.each([
    ["nodes", ["Nodes/Nodes", "Nodes/Columns"]],
    ["NODE cluster", ["Nodes/Nodes"]],
    ["budget", ["Drain/Budgets", "Drain/Drain", "Nodes/Columns"]],
    ["drain budget", ["Drain/Drain", "Drain/Budgets"]],
    ["budget version", ["Nodes/Columns"]],
    ["verdict version", []],
    ["kubeconfig", []],
    ["", []],
    ["   ", []],
  ])("by %j are %j", (query, found) => {
    expect(searchHelp(SECTIONS, query).map(({ page, heading }) => `${page}/${heading}`)).toEqual(found);
  });

  it.each<
    [what: string, query: string, parts: [page: string, heading: string, text: string][], first: string[]]
  >([
    [
      "in the heading before in the page's name, and that before in the text",
      "scan",
      [
        ["Nodes", "Keys", "No scan runs."],
        ["Scan", "Rights", "Who may."],
        ["Nodes", "A scan runs", "Then wait."],
      ],
      ["A scan runs", "Rights", "Keys"],
    ],
    [
      "a page itself before what stands on it",
      "scan",
      [
        ["Scan", "Scan schedules", "When."],
        ["Scan", "Scan", "What."],
      ],
      ["Scan", "Scan schedules"],
    ],
    [
      "two words in the text behind one in a heading and one in the text",
      "budget never",
      [
        ["A", "First", "A budget that never allows."],
        ["A", "Budget", "It never does."],
      ],
      ["Budget", "First"],
    ],
    [
      "those that are as good in the order of the documents",
      "pod",
      [
        ["B", "Two", "A pod."],
        ["A", "One", "A pod."],
        ["C", "Three", "A pod, a pod, a pod."],
      ],
      ["Two", "One", "Three"],
    ],
    [
      "a word within another, whatever its letters' case",
      "CORDON",
      [
        ["A", "Turn off", "It uncordons the node."],
        ["A", "Cordoned", "Takes no new pods."],
      ],
      ["Cordoned", "Turn off"],
    ],
    [
      "one word in one part, the other in another part of the same place",
      "nodes keys",
      [
        ["Nodes", "Keys", "M, P, C."],
        ["Nodes", "Columns", "Nine."],
      ],
      ["Keys"],
    ],
    [
      "signs as they are",
      "--force",
      [
        ["A", "kubectl", "It takes --force for all."],
        ["A", "Force", "By name."],
      ],
      ["kubectl"],
    ],
    ["letters of other languages", "über", [["A", "Übersicht", "."]], ["Übersicht"]],
  ])("%s", (_, query, parts, first) => {
    const sections = parts.map(([page, heading, text]) => section(page, heading, text));
    expect(searchHelp(sections, query).map(({ heading }) => heading)).toEqual(first);
  });

  it("lead to their place, and say on which page they are", () => {
    expect(searchHelp(SECTIONS, "version")).toEqual([
      {
        href: "/help/nodes#columns",
        page: "Nodes",
        heading: "Columns",
        excerpt: "Health, status and version; a budget is not among them.",
      },
    ]);
  });

  it("are 30 at most", () => {
    const many = Array.from({ length: 50 }, (_, at) => section("Page", `Heading ${at}`, "word"));
    expect(searchHelp(many, "word")).toHaveLength(30);
  });
});

describe("the excerpt", () => {
  const excerpt = (text: string, query: string) => searchHelp([section("P", "H", text)], query)[0]?.excerpt;
  const far = `${"before ".repeat(40)}needle ${"after ".repeat(60)}end`;

  it("is the whole of a short text", () => {
    expect(excerpt("A short text.", "short")).toBe("A short text.");
  });
  it("begins shortly before the word, and says that it was cut at both ends", () => {
    const cut = excerpt(far, "needle") ?? "";
    expect(cut).toMatch(/^… (before )+needle (after )+…$/);
    expect(cut.length).toBeLessThan(220);
  });
  it("ends where the text ends", () => {
    expect(excerpt(`${"before ".repeat(40)}needle end`, "needle")).toMatch(/^… (before )+needle end$/);
  });
  it("goes by the first of several words that were asked for", () => {
    expect(excerpt(far, "end needle")).toMatch(/^… (before )+needle/);
  });
  it("is from the beginning where the word is near it", () => {
    expect(excerpt(`needle ${"after ".repeat(60)}`, "needle")).toMatch(/^needle (after )+…$/);
  });
  it("shows a word that stands behind a long one without a space", () => {
    const path = `kubectl ${"x".repeat(90)}/needle`;
    expect(excerpt(`${"before ".repeat(20)}${path} ${"after ".repeat(60)}`, "needle")).toContain("needle");
  });
  it("cuts no letter off a long word that fills it", () => {
    expect(excerpt("x".repeat(400), "x")).toBe(`${"x".repeat(200)} …`);
  });
  it("of no text is empty", () => {
    expect(excerpt("", "h")).toBe("");
  });
  it("is the beginning where the word is in the heading alone", () => {
    expect(excerpt("The text has no such word.", "h")).toBe("The text has no such word.");
  });
});

it.each([
  ["Drain a node", "node drain", ["", "Drain", " a ", "node", ""]],
  ["a.b", ".", ["a", ".", "b"]],
  ["(x", "(", ["", "(", "x"]],
  ["words", "", ["words"]],
  ["a node, a Node", "NODE", ["a ", "node", ", a ", "Node", ""]],
  ["nodes", "node", ["", "node", "s"]],
  ["nodenode", "node", ["", "node", "", "node", ""]],
  ["none of it", "scan", ["none of it"]],
  ["a $1 b", "$1", ["a ", "$1", " b"]],
  ["[x] {y}", "[x] {y}", ["", "[x]", " ", "{y}", ""]],
  ["", "x", [""]],
])("%j, asked for %j, is %j", (text, query, pieces) => {
  expect(marked(text, query)).toEqual(pieces);
});

it("asks for a word once", () => {
  expect(wordsAsked(" Node  node NODES ")).toEqual(["node", "nodes"]);
});
