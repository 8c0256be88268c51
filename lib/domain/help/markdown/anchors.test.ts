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
