import { describe, expect, it } from "vitest";
import type { ObservedPod } from "@/lib/domain/observed";
import type { ObservedNamespace, PodTerm } from "./observed";
import { means } from "./pod-terms";
import { judged, leftOver, near, racked, running, selecting, tried, wishing } from "./testing/trial";

const nodes = racked({ a: "r1", b: "r2" });
const namespaces: ObservedNamespace[] = [
  { name: "shop", labels: { team: "blue", "kubernetes.io/metadata.name": "shop" } },
  { name: "data", labels: { team: "red" } },
  { name: "bare", labels: {} },
];
const labelsOf = (name: string) => namespaces.find((each) => each.name === name)?.labels;
const none = () => undefined;
const team = (name: string) => selecting({ team: name });
const noTeam = { matchLabels: {}, matchExpressions: [{ key: "team", operator: "DoesNotExist", values: [] }] };

describe("InterPodAffinity: which namespaces a term of a pod in shop means", () => {
  const cases: [string, Partial<PodTerm>, string[]][] = [
    ["its own by default", {}, ["shop"]],
    ["its own with an empty list", { namespaces: [] }, ["shop"]],
    ["those of the list, its own not", { namespaces: ["data"] }, ["data"]],
    ["all of the list", { namespaces: ["data", "bare"] }, ["bare", "data"]],
    ["those that the selector finds, its own not", { namespaceSelector: team("red") }, ["data"]],
    ["its own if the selector finds it", { namespaceSelector: team("blue") }, ["shop"]],
    ["each by an empty selector", { namespaceSelector: selecting({}) }, ["bare", "data", "shop"]],
    [
      "list and selector together",
      { namespaces: ["bare"], namespaceSelector: team("red") },
      ["bare", "data"],
    ],
    ["none", { namespaceSelector: team("green") }, []],
    [
      "one by its name label",
      { namespaceSelector: selecting({ "kubernetes.io/metadata.name": "shop" }) },
      ["shop"],
    ],
    ["those without a label", { namespaceSelector: noTeam }, ["bare"]],
  ];

  it.each(cases)("%s", (_, over, expected) => {
    const found = ["bare", "data", "shop"].filter((namespace) =>
      means(near("db", over), "shop", { namespace, labels: { app: "db" } }, labelsOf),
    );
    expect(found).toEqual(expected);
  });

  it.each(cases)("in the filters: %s", (_, over, expected) => {
    const met = (other: string, scheduling: ObservedPod["scheduling"]) =>
      judged(wishing("p", scheduling ?? {}), {
        nodes,
        namespaces,
        pods: [running("db", "db", "b", { namespace: other })],
      }).b;
    for (const other of ["bare", "data", "shop"]) {
      const meant = expected.includes(other);
      expect(met(other, { affinity: [near("db", over)] })).toBe(meant ? "fits" : "affinity");
      expect(met(other, { antiAffinity: [near("db", over)] })).toBe(meant ? "anti-affinity" : "fits");
    }
  });

  it.each(cases)("the other way round, of a hermit in shop: %s", (_, over, expected) => {
    const hermit = wishing("hermit", { antiAffinity: [near("db", over)] }, { nodeName: "b" });
    for (const namespace of ["bare", "data", "shop"]) {
      const pod = running("p", "db", "a", { namespace });
      const verdict = judged(pod, { nodes, namespaces, pods: [hermit] }).b;
      expect(verdict).toBe(expected.includes(namespace) ? "refused" : "fits");
    }
  });

  it("never means a pod without a selector, wherever it is", () => {
    const term = near("db", { selector: undefined, namespaceSelector: selecting({}) });
    expect(means(term, "shop", { namespace: "shop", labels: { app: "db" } }, labelsOf)).toBe(false);
  });

  it("still knows every namespace and lists where namespaces can't be read", () => {
    const other = { namespace: "data", labels: { app: "db" } };
    expect(means(near("db", { namespaceSelector: selecting({}) }), "shop", other, none)).toBe(true);
    expect(means(near("db", { namespaces: ["data"] }), "shop", other, none)).toBe(true);
    expect(means(near("db", { namespaceSelector: team("red") }), "shop", other, none)).toBe(false);
  });
});

describe("InterPodAffinity: pods of two namespaces that move together", () => {
  const three = racked({ a: "r1", b: "r2", c: "r3" });
  const pair = (over: Partial<PodTerm>) => [
    wishing("p1", { antiAffinity: [near("web", over)] }, { labels: { app: "web" } }),
    running("p2", "web", "a", { namespace: "data" }),
  ];

  it.each<[string, Partial<PodTerm>, number]>([
    ["apart where the term means both", { namespaces: ["data"] }, 1],
    ["together where it means its own", {}, 0],
    ["apart by the team of the other", { namespaceSelector: team("red") }, 1],
    ["together with another team", { namespaceSelector: team("blue") }, 0],
  ])("%s", (_, over, left) => {
    const two = three.slice(0, 2);
    const numbers = leftOver(tried(pair(over), { nodes: two, namespaces })).map(({ length }) => length);
    expect(new Set(numbers)).toEqual(new Set([left]));
    expect(leftOver(tried(pair(over), { nodes: three, namespaces })).flat()).toEqual([]);
  });
});
