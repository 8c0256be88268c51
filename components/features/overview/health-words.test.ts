import { describe, expect, it } from "vitest";
import type { ClusterHealth } from "@/lib/contracts/health";
import { type ComponentState, overallState, overallText } from "./health-words";

const part = (id: ClusterHealth["components"][number]["id"], state: ComponentState, value = "") => ({
  id,
  state,
  value,
  detail: "",
});
const health = (state: "healthy" | "unhealthy" | "unknown") => ({
  state,
  text: "API server answers in 18 ms",
});

describe("the cluster in one word", () => {
  it.each<[string, ReturnType<typeof health>, ComponentState[], ComponentState]>([
    ["nothing is read of its parts yet", health("healthy"), [], "healthy"],
    ["all parts are well", health("healthy"), ["healthy", "healthy"], "healthy"],
    ["a part is hidden", health("healthy"), ["healthy", "unknown"], "healthy"],
    ["a part is degraded", health("healthy"), ["degraded", "healthy"], "degraded"],
    ["a part is down", health("healthy"), ["degraded", "unhealthy"], "unhealthy"],
    ["a node is down", health("unhealthy"), ["healthy"], "unhealthy"],
    ["nobody knows", health("unknown"), ["healthy"], "unknown"],
  ])("%s", (_, summary, states, expected) => {
    expect(
      overallState(
        summary,
        states.map((state) => part("etcd", state)),
      ),
    ).toBe(expected);
  });
});

describe("the line under it", () => {
  const etcd = { members: 3, ready: 3 };

  it.each([
    [
      "says what is measured",
      { health: health("healthy"), etcd },
      [],
      "API server answers in 18 ms, etcd 3 of 3",
    ],
    ["knows of no etcd", { health: health("healthy") }, [], "API server answers in 18 ms"],
    [
      "names the worst part",
      { health: health("healthy"), etcd },
      [part("etcd", "degraded", "2 of 3"), part("kube-scheduler", "unhealthy", "nobody leads")],
      "Scheduler: nobody leads",
    ],
    [
      "says first that nodes are away",
      { health: { state: "unhealthy" as const, text: "1 node not Ready" } },
      [part("nodes", "unhealthy", "11 of 12")],
      "1 node not Ready",
    ],
  ])("%s", (_, summary, parts, expected) => {
    expect(overallText(summary, parts)).toBe(expected);
  });
});
