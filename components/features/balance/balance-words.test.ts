import { describe, expect, it } from "vitest";
import type { BalanceBody, RestartSeriesBody } from "@/lib/contracts/restart";
import {
  levelWords,
  mostUneven,
  type NodeShare,
  offerWords,
  poolName,
  poolWords,
  seriesWords,
} from "./balance-words";

const none = { cpuMilli: 0, memoryBytes: 0, pods: 0 };
const node = (name: string, cpu: number, over: Partial<NodeShare> = {}): NodeShare => ({
  name,
  requested: none,
  allocatable: none,
  shares: { cpu, memory: 0.4, pods: 0.1 },
  level: "even",
  ...over,
});
const pool = (nodes: NodeShare[]): BalanceBody["pools"][number] => ({
  pool: "workers",
  taints: [],
  mean: { cpu: 0.5, memory: 0.4, pods: 0.1 },
  nodes,
});

describe("a pool", () => {
  it.each([
    [
      [node("a", 0.5), node("b", 0.5)],
      "2 nodes together: 50 % of CPU, 40 % of memory, 10 % of pods requested. All are within 10 points of that.",
    ],
    [
      [node("a", 0.2, { level: "emptier" }), node("b", 0.5)],
      /1 node is more than 10 points away from that\.$/,
    ],
    [
      [node("a", 0.2, { level: "emptier" }), node("b", 0.8, { level: "fuller" })],
      /2 nodes are more than 10 points away from that\.$/,
    ],
    [[node("a", 0.5), node("b", 0, { level: undefined, away: "cordoned" })], /^One node takes new pods/],
    [[node("b", 0, { level: undefined, away: "cordoned" })], "None of its nodes takes new pods."],
  ])("%#", (nodes, words) => {
    expect(poolWords(pool(nodes))).toMatch(words);
  });

  it("is named with the taints of its nodes", () => {
    expect(poolName({ ...pool([]), taints: ["dedicated=db:NoSchedule"] })).toBe(
      "workers, dedicated=db:NoSchedule",
    );
  });

  it("shows the furthest from the mean first, and those that are not compared last", () => {
    const nodes = [
      node("even", 0.5),
      node("away", 0, { level: undefined, away: "in maintenance" }),
      node("full", 0.7),
      node("empty", 0.1),
    ];
    expect(mostUneven(pool(nodes)).map(({ name }) => name)).toEqual(["empty", "full", "even", "away"]);
  });
});

it.each([
  [{ level: "fuller" }, "Fuller"],
  [{ level: "emptier" }, "Emptier"],
  [{ level: "even" }, "Even"],
  [{ level: undefined, away: "in maintenance" }, "Not compared: in maintenance"],
] as const)("a node with %j is told", (over, words) => {
  expect(levelWords(node("a", 0, over))).toBe(words);
});

it.each([
  [{ now: 0, anew: 2 }, { now: 3, anew: 1 }, "2 on emptier nodes (0 now); 1 on fuller nodes (3 now)"],
  [{ now: 0, anew: 1 }, { now: 0, anew: 0 }, "1 on emptier nodes (0 now)"],
  [{ now: 1, anew: 1 }, { now: 2, anew: 1 }, "1 on fuller nodes (2 now)"],
])("an offer: %j %j", (onEmptier, onFuller, words) => {
  const offer = { kind: "Deployment", namespace: "shop", name: "web", pods: 4, onEmptier, onFuller } as const;
  expect(offerWords(offer)).toBe(`Its 4 pods placed anew: ${words}`);
});

it.each([
  ["running", "Running: 1 of 2 workloads restarted"],
  ["done", "Done: 1 of 2 workloads restarted"],
  ["stopped", "Stopped: 1 of 2 workloads restarted"],
  ["failed", "Failed: 1 of 2 workloads restarted"],
] as const)("a series that is %s", (state, words) => {
  const step = { kind: "Deployment", namespace: "shop" } as const;
  const steps: RestartSeriesBody["steps"] = [
    { ...step, name: "web", state: "done" },
    { ...step, name: "api", state: "left" },
  ];
  expect(seriesWords({ id: "s", by: "mira", state, beganAt: "x", steps })).toBe(words);
});
