import { expect, it } from "vitest";
import { testWorkload } from "./test-rows";
import {
  budgetWords,
  isShort,
  kindWords,
  nodesWords,
  readyWords,
  riskWords,
  statusWords,
} from "./workload-words";

const words = (say: (row: ReturnType<typeof testWorkload>) => unknown) => (change: object) =>
  say(testWorkload("w", change));

it.each([
  [{}, "3/3"],
  [{ ready: 1, desired: 4 }, "1/4"],
  [{ desired: undefined, ready: 2 }, "2/3"],
  [{ pods: 0, ready: 0, desired: undefined, ended: 2 }, "2 ended"],
  [{ pods: 0, ready: 0, desired: 3 }, "0/3"],
])("ready: %j", (change, said) => {
  expect(words(readyWords)(change)).toBe(said);
});

it("is short of what is wanted, not of what has ended", () => {
  expect(words(isShort)({ ready: 2 })).toBe(true);
  expect(words(isShort)({})).toBe(false);
  expect(words(isShort)({ pods: 0, ready: 0, desired: undefined, ended: 2 })).toBe(false);
});

it("tells the worst status, and of how many where it is not all", () => {
  expect(words(statusWords)({})).toBe("Running");
  expect(words(statusWords)({ status: { text: "Error", pods: 1 }, ended: 2 })).toBe("Error, 1 of 5");
});

it("names one node, and counts more", () => {
  expect(words(nodesWords)({ nodes: 1, nodeNames: ["ip-10-0-1-2.ec2.internal"] })).toBe("ip-10-0-1-2");
  expect(words(nodesWords)({ nodes: 1, nodeNames: ["10.0.1.2"] })).toBe("10.0.1.2");
  expect(words(nodesWords)({})).toBe("3 nodes");
  expect(words(nodesWords)({ nodes: 0, nodeNames: [] })).toBe("");
});

it("tells what the tightest budget allows", () => {
  const budgets = [
    { name: "loose", allowed: 2, state: "allows" },
    { name: "tight", allowed: 0, state: "never" },
  ];
  expect(words(budgetWords)({ budgets })).toBe("0 allowed, 2 budgets");
  expect(words(budgetWords)({ budgets: budgets.slice(0, 1) })).toBe("2 allowed");
  expect(words(budgetWords)({})).toBe("");
});

it("calls kinds that are no objects by what they are", () => {
  expect(["Pod", "StaticPod", "Deployment"].map(kindWords)).toEqual([
    "Bare pod",
    "Static pods",
    "Deployment",
  ]);
});

it("names the worst risk, and says how many more there are", () => {
  const why = "x";
  expect(riskWords({ risks: [] })).toBe("");
  expect(riskWords({ risks: [{ kind: "one-replica", why }] })).toBe("One replica");
  expect(
    riskWords({
      risks: [
        { kind: "bare", why },
        { kind: "empty-dir", why },
      ],
    }),
  ).toBe("Bare pod, 1 more");
});
