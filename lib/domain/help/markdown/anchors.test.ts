import { expect, it } from "vitest";
import { anchorOf } from "./anchors";
import { parseMarkdown } from "./parse";

it.each([
  ["Turn on", "turn-on"],
  ["What a pod's verdict is", "what-a-pods-verdict-is"],
  ["When it can't be written", "when-it-cant-be-written"],
  ["Kubernetes 1.30, or newer", "kubernetes-130-or-newer"],
  ["a - b", "a---b"],
  ["  DRYDOCK_HOST  ", "drydock_host"],
  ["Übersicht", "übersicht"],
  ["1. Read the plan", "1-read-the-plan"],
  ["C++ & Go", "c--go"],
  ["--force", "--force"],
  ["kubectl drain --timeout=5m", "kubectl-drain---timeout5m"],
  ["POST …/restarts", "post-restarts"],
  ["“Quoted”, (in brackets)", "quoted-in-brackets"],
  ["ノード", "ノード"],
  ["…", ""],
])("%s is #%s", (words, anchor) => {
  expect(anchorOf(words)).toBe(anchor);
});

it("tells headings of the same words apart, and reads through their marks", () => {
  const headings = parseMarkdown("# The `plan`\n\n## Rights\n\nWords.\n\n## Rights\n\n### Rights\n");
  expect(headings.flatMap((block) => (block.kind === "heading" ? [block.id] : []))).toEqual([
    "the-plan",
    "rights",
    "rights-1",
    "rights-2",
  ]);
});

it.each<[headings: string[], ids: string[]]>([
  [
    ["Rights", "Rights 1", "Rights"],
    ["rights", "rights-1", "rights-2"],
  ],
  [
    ["Rights", "Rights", "Rights 1"],
    ["rights", "rights-1", "rights-1-1"],
  ],
  [
    ["Rights 1", "Rights", "Rights", "Rights"],
    ["rights-1", "rights", "rights-2", "rights-3"],
  ],
  [
    ["Plan", "plan", "PLAN!"],
    ["plan", "plan-1", "plan-2"],
  ],
  [
    ["…", "!"],
    ["", "-1"],
  ],
])("no two headings of %j have one anchor", (headings, ids) => {
  const blocks = parseMarkdown(headings.map((words) => `## ${words}\n`).join("\n"));
  expect(blocks.map((block) => block.kind === "heading" && block.id)).toEqual(ids);
});

it("a heading within a quote or an item has none: nothing leads there", () => {
  const [quote] = parseMarkdown("> ## Rights");
  expect(quote).toMatchObject({ kind: "quote", children: [{ kind: "heading", id: "" }] });
});
