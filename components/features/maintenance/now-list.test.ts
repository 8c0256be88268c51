import { describe, expect, it } from "vitest";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import type { MaintainedNode } from "@/lib/contracts/maintained";
import { narrowNow, nowRows } from "./now-list";
import { NO_FILTER } from "./view-state";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 10, minute)).toISOString();
const node = (name: string, phase: MaintainedNode["phase"], minute = 0): MaintainedNode => ({
  ...{ id: `m-${name}`, node: name, uid: `uid-${name}`, phase, by: "Mira", reason: "new disk" },
  ...{ since: at(minute), headline: "", progress: { total: 1, moved: 0, waiting: 0, failed: 0 } },
});
const cluster = (id: string, name: string, freshness: ClusterSummary["freshness"] = { state: "live" }) =>
  ({ id, name, freshness }) as ClusterSummary;

const list = {
  items: [
    { cluster: "h", nodes: [node("a", "complete"), node("b", "blocked", 5), node("c", "initiated", 1)] },
    { cluster: "q", nodes: [node("d", "blocked", 2), { ...node("e", "paused"), by: "Noah", reason: "Fan" }] },
  ],
};

describe("what is in maintenance now", () => {
  it("stands with those first that need somebody, the oldest of them before", () => {
    expect(nowRows(list, []).map((row) => row.node.node)).toEqual(["d", "b", "e", "c", "a"]);
  });

  it("has the name of its cluster, and says when that was heard last", () => {
    const away: ClusterSummary["freshness"] = { state: "unreachable", lastSeen: at(3) };
    const rows = nowRows(list, [cluster("h", "harbor"), cluster("q", "quay", away)]);
    expect(rows.map(({ clusterName, staleSince }) => [clusterName, staleSince])).toEqual([
      ["quay", at(3)],
      ["harbor", undefined],
      ["quay", at(3)],
      ["harbor", undefined],
      ["harbor", undefined],
    ]);
  });

  it.each([
    [{}, ["d", "b", "e", "c", "a"]],
    [{ q: "fan NOAH" }, ["e"]],
    [{ clusters: ["h"] }, ["b", "c", "a"]],
    [{ nodes: ["d", "e"] }, ["d", "e"]],
    [{ people: ["Noah"], clusters: ["h"] }, []],
  ])("is narrowed by %j", (over, expected) => {
    const left = narrowNow(nowRows(list, []), { ...NO_FILTER, ...over });
    expect(left.map((row) => row.node.node)).toEqual(expected);
  });
});
