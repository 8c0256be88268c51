import { describe, expect, it } from "vitest";
import type { NodeSelectorTerm, ObservedPod } from "@/lib/domain/observed";
import { buildPod } from "@/lib/domain/testing/build";
import { likingOf, satisfies, wantsNode } from "./node-affinity";
import { judged, labelled, nodeWith, wishing } from "./testing/trial";

const node = nodeWith("b", { disk: "ssd", cores: "16", zone: "z1", empty: "" });
const named = (operator: string, ...values: string[]): NodeSelectorTerm => ({
  labels: [],
  fields: [{ key: "metadata.name", operator, values }],
});
const both = (...terms: NodeSelectorTerm[]): NodeSelectorTerm => ({
  labels: terms.flatMap(({ labels }) => labels),
  fields: terms.flatMap(({ fields }) => fields),
});

/** The same answer from the rule itself and from the whole filter. */
function check(over: Partial<ObservedPod>, expected: boolean) {
  const pod = buildPod("p", over);
  expect(wantsNode(pod, node)).toBe(expected);
  expect(judged(pod, { nodes: [node] }).b).toBe(expected ? "fits" : "node-affinity");
}

describe("NodeAffinity: nodeSelector", () => {
  it.each<[Record<string, string>, boolean]>([
    [{}, true],
    [{ disk: "ssd" }, true],
    [{ disk: "hdd" }, false],
    [{ disk: "SSD" }, false],
    [{ gone: "x" }, false],
    [{ gone: "" }, false],
    [{ empty: "" }, true],
    [{ disk: "ssd", zone: "z1" }, true],
    [{ disk: "ssd", zone: "z2" }, false],
  ])("%o: %s", (nodeSelector, expected) => check({ nodeSelector }, expected));
});

describe("NodeAffinity: each operator on a label", () => {
  it.each<[string, NodeSelectorTerm, boolean]>([
    ["In with its value", labelled("disk", "In", "hdd", "ssd"), true],
    ["In with other values", labelled("disk", "In", "hdd"), false],
    ["In of a label that it lacks", labelled("gone", "In", "ssd"), false],
    ["NotIn with its value", labelled("disk", "NotIn", "hdd", "ssd"), false],
    ["NotIn with other values", labelled("disk", "NotIn", "hdd"), true],
    ["NotIn of a label that it lacks", labelled("gone", "NotIn", "ssd"), true],
    ["Exists", labelled("disk", "Exists"), true],
    ["Exists of an empty label", labelled("empty", "Exists"), true],
    ["Exists of a label that it lacks", labelled("gone", "Exists"), false],
    ["DoesNotExist", labelled("disk", "DoesNotExist"), false],
    ["DoesNotExist of a label that it lacks", labelled("gone", "DoesNotExist"), true],
    ["Gt a smaller number", labelled("cores", "Gt", "15"), true],
    ["Gt the same number", labelled("cores", "Gt", "16"), false],
    ["Gt as numbers, not as text", labelled("cores", "Gt", "9"), true],
    ["Gt of a label that is no number", labelled("disk", "Gt", "1"), false],
    ["Gt of a label that it lacks", labelled("gone", "Gt", "1"), false],
    ["Gt of something that is no number", labelled("cores", "Gt", "1.5"), false],
    ["Gt a negative number", labelled("cores", "Gt", "-1"), true],
    ["Gt of nothing", labelled("cores", "Gt"), false],
    ["Gt of an empty label", labelled("empty", "Gt", "-1"), false],
    ["Lt a larger number", labelled("cores", "Lt", "17"), true],
    ["Lt the same number", labelled("cores", "Lt", "16"), false],
    ["Lt as numbers, not as text", labelled("cores", "Lt", "9"), false],
    ["Lt of a label that it lacks", labelled("gone", "Lt", "1"), false],
    ["an operator that there is not", labelled("disk", "Like", "s*"), false],
  ])("%s", (_, term, expected) => check({ nodeAffinity: [term] }, expected));
});

describe("NodeAffinity: matchFields", () => {
  it.each<[string, NodeSelectorTerm, boolean]>([
    ["In with its name", named("In", "b"), true],
    ["In with another name", named("In", "c"), false],
    ["NotIn with its name", named("NotIn", "b"), false],
    ["NotIn with another name", named("NotIn", "c"), true],
    [
      "a field that there is not",
      { labels: [], fields: [{ key: "spec.x", operator: "In", values: ["b"] }] },
      false,
    ],
    ["its name and its label", both(named("In", "b"), labelled("disk", "Exists")), true],
    ["its name and another label", both(named("In", "b"), labelled("gone", "Exists")), false],
    ["another name and its label", both(named("In", "c"), labelled("disk", "Exists")), false],
  ])("%s", (_, term, expected) => check({ nodeAffinity: [term] }, expected));
});

describe("NodeAffinity: terms are alternatives, expressions are not", () => {
  const [yes, no] = [labelled("disk", "Exists"), labelled("gone", "Exists")];
  const nothing: NodeSelectorTerm = { labels: [], fields: [] };

  it.each<[string, NodeSelectorTerm[], boolean]>([
    ["one that holds", [yes], true],
    ["the second holds", [no, yes], true],
    ["the first holds", [yes, no], true],
    ["none holds", [no, no], false],
    ["no terms at all", [], false],
    ["an empty term", [nothing], false],
    ["an empty term beside one that holds", [nothing, yes], true],
    ["two expressions that hold", [both(yes, labelled("zone", "In", "z1"))], true],
    ["one of two expressions", [both(yes, no)], false],
    ["two halves in two terms", [both(yes, no), both(no, yes)], false],
  ])("%s", (_, nodeAffinity, expected) => check({ nodeAffinity }, expected));

  it.each<[string, boolean, Partial<ObservedPod>]>([
    ["both hold", true, { nodeSelector: { disk: "ssd" }, nodeAffinity: [yes] }],
    ["the selector does not", false, { nodeSelector: { disk: "hdd" }, nodeAffinity: [yes] }],
    ["the affinity does not", false, { nodeSelector: { disk: "ssd" }, nodeAffinity: [no] }],
  ])("nodeSelector and affinity together: %s", (_, expected, over) => check(over, expected));

  it("says so of each node on its own", () => {
    const nodes = [nodeWith("b", { disk: "ssd" }), nodeWith("c", { disk: "hdd" }), nodeWith("d")];
    const pod = buildPod("p", { nodeAffinity: [labelled("disk", "In", "hdd"), named("In", "d")] });
    expect(judged(pod, { nodes })).toEqual({ b: "node-affinity", c: "fits", d: "fits" });
  });

  it("an empty term satisfies nothing", () => {
    expect(satisfies(nothing, node)).toBe(false);
  });
});

describe("NodeAffinity, Score: what a pod would rather have", () => {
  const liking = (...wishes: [number, NodeSelectorTerm][]) =>
    likingOf(wishing("p", { preferredNodes: wishes.map(([weight, term]) => ({ weight, term })) }), node);

  it.each<[string, [number, NodeSelectorTerm][], number]>([
    ["nothing", [], 0],
    ["one wish", [[10, labelled("disk", "Exists")]], 10],
    ["a wish that is not met", [[10, labelled("gone", "Exists")]], 0],
    [
      "the sum of those that are met",
      [
        [10, labelled("disk", "Exists")],
        [5, named("In", "b")],
        [1, named("In", "c")],
      ],
      15,
    ],
    ["an empty term", [[10, { labels: [], fields: [] }]], 0],
    ["no weight", [[0, labelled("disk", "Exists")]], 0],
  ])("%s", (_, wishes, sum) => {
    expect(liking(...wishes)).toBe(sum);
  });

  it("is no filter", () => {
    const pod = wishing("p", { preferredNodes: [{ weight: 100, term: labelled("gone", "Exists") }] });
    expect(judged(pod, { nodes: [node] }).b).toBe("fits");
    expect(likingOf(buildPod("p"), node)).toBe(0);
  });
});
