import { describe, expect, it } from "vitest";
import { testMaintenance, testRow } from "@/components/layout/test-rows";
import type { NodeRow } from "@/lib/contracts/node";
import { type FoundNode, nodeActions, nodesFound } from "./node-entries";

const found = (row: NodeRow, change: Partial<FoundNode> = {}): FoundNode => ({
  cluster: "prod",
  clusterName: "aws-prod-east",
  row,
  current: true,
  ...change,
});
const labels = (node: FoundNode) =>
  nodeActions(node).map(({ label, refused }) => (refused === undefined ? label : `(${label})`));

describe("nodeActions", () => {
  it("are those of the node's menu; each that changes something asks", () => {
    expect(labels(found(testRow("w1")))).toEqual([
      "Turn on maintenance mode…",
      "Preview plan…",
      "(Turn off maintenance mode)",
      "Cordon…",
      "(Uncordon)",
      "Copy node name",
      "Copy kubectl command",
    ]);
  });

  it("follow the node's maintenance", () => {
    const row = testRow("w1", { maintenance: testMaintenance(), refusals: { cordon: "Cordoned." } });
    expect(labels(found(row))).toEqual([
      "Turn off maintenance mode…",
      "Pause…",
      "Change options…",
      "(Cordon)",
      "Uncordon…",
      "Copy node name",
      "Copy kubectl command",
    ]);
  });

  it("tell the menu's own reason", () => {
    const node = found(testRow("cp", { refusals: { turnOn: "etcd needs 2 of 3." } }));
    expect(nodeActions(node)[0]).toMatchObject({ refused: "etcd needs 2 of 3.", of: "cp" });
  });

  it("are refused with one reason while nothing can be changed; what only copies is left", () => {
    expect(labels(found(testRow("w1"), { stale: "No news." }))).toEqual([
      "(Turn on maintenance mode…)",
      "(Cordon)",
      "Copy node name",
      "Copy kubectl command",
    ]);
  });

  it("are not offered by what a row said some time ago", () => {
    expect(nodeActions(found(testRow("w1"), { current: false }))).toEqual([]);
  });

  it.each([
    ["Turn on maintenance mode…", { does: "go", href: "/clusters/prod/nodes/w1?do=turn-on" }],
    ["Cordon…", { does: "go", href: "/clusters/prod/nodes/w1?do=cordon" }],
    ["Copy node name", { does: "copy", text: "w1", what: "Node name" }],
    ["Copy kubectl command", { does: "copy", text: "kubectl get node w1 -o wide", what: "Command" }],
  ])("%s", (label, choice) => {
    const entry = nodeActions(found(testRow("w1"))).find((one) => one.label === label);
    expect(entry?.choice).toEqual(choice);
  });
});

describe("nodesFound", () => {
  const nodes = ["ip-10-0-1-26", "ip-10-0-1-174", "ip-10-0-2-26"].map((name) => found(testRow(name)));
  const texts = (...words: string[]) =>
    nodesFound(nodes, words).map(({ label, of }) => (of === undefined ? label : `${label} ${of}`));

  it("finds nodes by a part of their name or by their cluster", () => {
    expect(texts("26")).toEqual(["ip-10-0-1-26", "ip-10-0-2-26"]);
    expect(texts("prod", "174").slice(0, 1)).toEqual(["ip-10-0-1-174"]);
  });

  it("finds actions on the nodes that the other words name", () => {
    expect(texts("cordon", "10-0-1")).toEqual([
      "Cordon… ip-10-0-1-26",
      "Uncordon ip-10-0-1-26",
      "Cordon… ip-10-0-1-174",
      "Uncordon ip-10-0-1-174",
    ]);
    expect(texts("maintenance", "26", "on")).toContain("Turn on maintenance mode… ip-10-0-1-26");
  });

  it("brings the actions along where one node is left", () => {
    expect(texts("174")).toEqual([
      "ip-10-0-1-174",
      ...nodeActions(found(testRow("ip-10-0-1-174"))).map(({ label }) => `${label} ip-10-0-1-174`),
    ]);
  });

  it("makes no actions of thousands of nodes", () => {
    const many = Array.from({ length: 5_000 }, (_, at) => found(testRow(`w${at}`)));
    expect(nodesFound(many, ["cordon"])).toHaveLength(120);
    expect(nodesFound(many, ["w1"]).every(({ kind }) => kind === "node")).toBe(true);
  });
});
