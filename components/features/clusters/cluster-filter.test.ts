import { describe, expect, it } from "vitest";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import {
  type ClusterFilter,
  choicesOf,
  filterClusters,
  formatFilter,
  healthChoice,
  NO_FILTER,
  parseFilter,
  phaseChoices,
} from "./cluster-filter";

type Square = ClusterSummary["squares"][number]["state"];

/** The list reads no more of a cluster. */
function cluster(name: string, over: Partial<ClusterSummary> = {}, ...states: Square[]): ClusterSummary {
  const maintained = states.filter((state) => state !== "healthy" && state !== "not-ready").length;
  const base = {
    name,
    server: `${name}.example.com:6443`,
    tags: [],
    freshness: { state: "live" },
    health: { state: "healthy", text: "" },
    maintenance: { total: maintained, blocked: 0 },
    squares: states.map((state) => ({ pool: "p", nodes: 1, state })),
  };
  return { ...base, ...over } as unknown as ClusterSummary;
}

const unhealthy = { health: { state: "unhealthy" as const, text: "1 node not Ready" } };
const east = cluster("East", { tags: ["oslo", "prod"] }, "healthy", "blocked", "complete");
const west = cluster("west", { tags: ["prod"], ...unhealthy }, "not-ready");
const edge = cluster("edge", { freshness: { state: "unreachable" }, ...unhealthy }, "complete");
const all = [east, west, edge];
const names = (filter: Partial<ClusterFilter>) =>
  filterClusters(all, { ...NO_FILTER, ...filter }).map(({ name }) => name);

describe("the address of the list", () => {
  it.each<[string, Partial<ClusterFilter>]>([
    ["", {}],
    ["q=new+york", { q: "new york" }],
    ["health=unhealthy%2Cunreachable", { health: ["unhealthy", "unreachable"] }],
    ["maintenance=none%2Cblocked", { phases: ["none", "blocked"] }],
    ["tag=oslo%2Cprod", { tags: ["oslo", "prod"] }],
  ])("%j is read and written", (text, over) => {
    const filter = { ...NO_FILTER, ...over };
    expect(parseFilter(new URLSearchParams(text))).toEqual(filter);
    expect(formatFilter(filter)).toBe(text);
  });

  it.each(["health=fine", "maintenance=later", "tag=,,"])("%j leaves out what is none", (text) => {
    expect(parseFilter(new URLSearchParams(text))).toEqual(NO_FILTER);
  });
});

describe("clusters", () => {
  it.each<[string, Partial<ClusterFilter>, string[]]>([
    ["all without a filter", {}, ["East", "west", "edge"]],
    ["a part of the name, whatever its case", { q: "EAS" }, ["East"]],
    ["each word somewhere in name, address or tags", { q: "prod example" }, ["East", "west"]],
    ["words that stand in no cluster together", { q: "oslo west" }, []],
    ["one health of several", { health: ["healthy", "unhealthy"] }, ["East", "west"]],
    ["no answer, whatever was known of its health", { health: ["unreachable"] }, ["edge"]],
    ["one phase that a node is in", { phases: ["complete"] }, ["East", "edge"]],
    ["nothing in maintenance", { phases: ["none"] }, ["west"]],
    ["nothing in maintenance, or a blocked node", { phases: ["none", "blocked"] }, ["East", "west"]],
    ["one tag of several", { tags: ["oslo", "lab"] }, ["East"]],
    ["all lists together", { health: ["healthy"], tags: ["prod"], phases: ["none"] }, []],
  ])("%s", (_, filter, expected) => {
    expect(names(filter)).toEqual(expected);
  });
});

it("tells health and phases of a cluster as its row does", () => {
  expect(all.map(healthChoice)).toEqual(["healthy", "unhealthy", "unreachable"]);
  expect(all.map(phaseChoices)).toEqual([["blocked", "complete"], ["none"], ["complete"]]);
});

it("counts clusters by each value that some have", () => {
  expect(choicesOf(all, ({ tags }) => tags)).toEqual([
    { value: "oslo", count: 1 },
    { value: "prod", count: 2 },
  ]);
  expect(choicesOf([], ({ tags }) => tags)).toEqual([]);
});
