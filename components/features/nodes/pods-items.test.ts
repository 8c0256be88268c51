import { describe, expect, it } from "vitest";
import type { PodRow } from "@/lib/contracts/pod";
import { podItems } from "./pods-items";
import { formatPodView, parsePodView } from "./pods-view-state";

function pod(name: string, change: Partial<PodRow> = {}): PodRow {
  return {
    namespace: "shop",
    name,
    uid: name,
    verdict: "moves",
    cause: "replaced",
    detail: "A controller replaces it on another node.",
    notes: [],
    group: "ordinary",
    graceSeconds: 30,
    owner: "Deployment/web",
    status: "Running",
    containers: 1,
    containersReady: 1,
    restarts: 0,
    createdAt: "2026-11-20T12:00:00Z",
    cpuMilli: 100,
    memoryBytes: 1,
    ...change,
  };
}

const rows = [
  pod("web-10", { cpuMilli: 500, createdAt: "2026-11-21T12:00:00Z" }),
  pod("web-9", { restarts: 3, status: "CrashLoopBackOff", containersReady: 0 }),
  pod("agent", { verdict: "stays", cause: "daemon-set", owner: "DaemonSet/agent", namespace: "infra" }),
  pod("debug", { verdict: "blocks", cause: "bare", owner: undefined, detail: "Bare pod in shop." }),
];
const view = (query: string) => parsePodView(new URLSearchParams(query));
const keys = (query: string) => podItems(rows, view(query)).map(({ key }) => key);

describe("pods in their order", () => {
  it.each([
    ["", ["agent", "debug", "web-9", "web-10"]],
    ["dir=desc", ["web-10", "web-9", "debug", "agent"]],
    ["sort=cpu&dir=desc", ["web-10", "agent", "debug", "web-9"]],
    ["sort=restarts&dir=desc", ["web-9", "agent", "debug", "web-10"]],
    ["sort=ready", ["web-9", "agent", "debug", "web-10"]],
    ["sort=age", ["web-10", "agent", "debug", "web-9"]],
    ["sort=outlook", ["debug", "web-9", "web-10", "agent"]],
    ["sort=workload", ["debug", "agent", "web-9", "web-10"]],
  ])("%s", (query, order) => {
    expect(keys(query)).toEqual(order);
  });
});

describe("pods that are left by a filter", () => {
  it.each([
    ["q=WEB", ["web-9", "web-10"]],
    ["q=lost", ["debug"]],
    ["q=daemonset+infra", ["agent"]],
    ["verdict=blocks,stays", ["agent", "debug"]],
    ["status=CrashLoopBackOff", ["web-9"]],
    ["q=nothing", []],
  ])("%s", (query, left) => {
    expect(keys(query)).toEqual(left);
  });
});

it("groups by what maintenance would do, the hardest first, each in the order that was asked for", () => {
  expect(keys("group=verdict&sort=cpu&dir=desc")).toEqual([
    "group consent",
    "debug",
    "group move",
    "web-10",
    "web-9",
    "group stay",
    "agent",
  ]);
});

it("keeps its state in the address, beside the tab", () => {
  const query =
    "tab=pods&q=web&verdict=blocks&status=Running&sort=cpu&dir=desc&group=verdict&columns=name,why";
  expect(formatPodView(view(query))).toBe(query);
  expect(formatPodView(view("verdict=gone&sort=colour"))).toBe("tab=pods");
});
