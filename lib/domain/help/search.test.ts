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
  it("is the beginning where the word is in the heading alone", () => {
    expect(excerpt("The text has no such word.", "h")).toBe("The text has no such word.");
  });
});

it.each([
  ["Drain a node", "node drain", ["", "Drain", " a ", "node", ""]],
  ["a.b", ".", ["a", ".", "b"]],
  ["(x", "(", ["", "(", "x"]],
  ["words", "", ["words"]],
])("%j, asked for %j, is %j", (text, query, pieces) => {
  expect(marked(text, query)).toEqual(pieces);
});

it("asks for a word once", () => {
  expect(wordsAsked(" Node  node NODES ")).toEqual(["node", "nodes"]);
});
