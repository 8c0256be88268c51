import { describe, expect, it } from "vitest";
import { choiceOf, choiceWords, incomplete, requestOf, type ScanChoice } from "./scan-choice";

describe("what is chosen is what is asked for, and reads so", () => {
  it.each<[ScanChoice, ReturnType<typeof requestOf>, string]>([
    [{ what: "all", nodes: [] }, { kind: "kube-bench", scope: "all" }, "kube-bench on all nodes"],
    [{ what: "workers", nodes: [] }, { kind: "kube-bench", scope: "workers" }, "kube-bench on workers"],
    [{ what: "nodes", nodes: ["a"] }, { kind: "kube-bench", scope: { nodes: ["a"] } }, "kube-bench on a"],
    [
      { what: "nodes", nodes: ["a", "b"] },
      { kind: "kube-bench", scope: { nodes: ["a", "b"] } },
      "kube-bench on a and b",
    ],
    [
      { what: "nodes", nodes: ["a", "b", "c"] },
      { kind: "kube-bench", scope: { nodes: ["a", "b", "c"] } },
      "kube-bench on 3 nodes",
    ],
    [{ what: "sonobuoy", nodes: [] }, { kind: "sonobuoy", scope: "all" }, "Sonobuoy conformance"],
  ])("%j", (choice, request, words) => {
    expect(requestOf(choice)).toEqual(request);
    expect(choiceOf(request)).toEqual(choice);
    expect(choiceWords(request)).toBe(words);
  });

  it("nodes that were ticked before something else was chosen are not asked for", () => {
    expect(requestOf({ what: "workers", nodes: ["a"] })).toEqual({ kind: "kube-bench", scope: "workers" });
  });
});

it.each<[ScanChoice, string | undefined]>([
  [{ what: "nodes", nodes: [] }, "Choose a node."],
  [{ what: "nodes", nodes: Array.from({ length: 101 }, String) }, "One scan looks at 100 nodes at most."],
  [{ what: "nodes", nodes: ["a"] }, undefined],
  [{ what: "all", nodes: [] }, undefined],
])("%#: what is missing is said", (choice, words) => expect(incomplete(choice)).toBe(words));
