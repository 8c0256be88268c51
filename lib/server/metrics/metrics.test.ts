import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { DrydockError } from "@/lib/domain/errors";
import { buildNode, buildPod } from "@/lib/domain/testing/build";
import { type Runtime, startRuntime } from "@/lib/server/runtime";
import { databaseStub } from "@/lib/server/testing/database-stub";
import { memoryPort } from "@/lib/server/testing/memory-port";
import { NO_RECORDS } from "@/lib/server/testing/no-records";
import { exposition } from "./gather";
import { metrics } from "./instruments";
import { watchedPort } from "./watched-port";

const root = path.resolve(import.meta.dirname, "../../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

const started: Runtime[] = [];
beforeEach(() => metrics().registry.resetMetrics());
afterAll(async () => {
  await Promise.all(started.map((runtime) => runtime.stop()));
});

const self = {
  identity: { holder: "console-1", succeeds: () => false },
  installation: "here",
  records: NO_RECORDS,
};

function harbor(given: Parameters<typeof memoryPort>[1] = {}) {
  const memory = memoryPort("harbor", {
    nodes: [buildNode("a"), buildNode("b")],
    pods: [buildPod("p")],
    ...given,
  });
  const runtime = startRuntime(memory.port, self);
  started.push(runtime);
  return { ...memory, runtime };
}

async function linesOf(clusters: Map<string, Runtime>, start: string): Promise<string[]> {
  const { text } = await exposition(clusters, databaseStub());
  return text.split("\n").filter((line) => line.startsWith(start));
}

describe("of a cluster", () => {
  it("tells its watches, nodes and who drives", async () => {
    const { runtime } = harbor();
    const clusters = new Map([["harbor", runtime]]);
    expect(await linesOf(clusters, "drydock_watch")).toEqual([
      'drydock_watch_open{cluster="harbor",resource="nodes"} 1',
      'drydock_watch_opened_total{cluster="harbor",resource="nodes"} 2',
      'drydock_watch_listed_total{cluster="harbor",resource="nodes"} 1',
      'drydock_watch_heard_age_seconds{cluster="harbor",resource="nodes"} 1.5',
    ]);
    expect(await linesOf(clusters, "drydock_cluster")).toEqual([
      'drydock_cluster_live{cluster="harbor"} 1',
      'drydock_cluster_latency_seconds{cluster="harbor"} 0.004',
    ]);
    expect(await linesOf(clusters, "drydock_nodes")).toEqual(['drydock_nodes{cluster="harbor"} 2']);
    expect(await linesOf(clusters, "drydock_leader")).toEqual([
      expect.stringMatching(/^drydock_leader\{cluster="harbor"\} [01]$/),
    ]);
  });

  it("counts what is read once a scrape and not once more at the next", async () => {
    const clusters = new Map([["harbor", harbor().runtime]]);
    await exposition(clusters, databaseStub());
    expect(await linesOf(clusters, "drydock_watch_opened")).toEqual([
      'drydock_watch_opened_total{cluster="harbor",resource="nodes"} 2',
    ]);
  });

  it("that is away says so and keeps the rest", async () => {
    const { runtime } = harbor({
      freshness: { state: "unreachable", since: "2026-01-01T00:00:00Z", why: "x" },
    });
    expect(await linesOf(new Map([["harbor", runtime]]), "drydock_cluster_live")).toEqual([
      'drydock_cluster_live{cluster="harbor"} 0',
    ]);
  });

  it("that was removed leaves nothing behind", async () => {
    await exposition(new Map([["harbor", harbor().runtime]]), databaseStub());
    expect(await linesOf(new Map(), "drydock_cluster_live")).toEqual([]);
    expect(await linesOf(new Map(), "drydock_watch_open")).toEqual([]);
  });
});

describe("a watched port", () => {
  it("counts evictions and deletions by the answer", async () => {
    const { port } = memoryPort("harbor", { nodes: [buildNode("a")], pods: [buildPod("p")] });
    const held = { ...port, evict: async () => ({ kind: "budget" as const, message: "no" }) };
    const watched = watchedPort(held);
    await watched.evict(buildPod("p"), {});
    await watched.deletePod(buildPod("p"), { graceSeconds: 30 });
    expect(await linesOf(new Map(), "drydock_evictions_total")).toEqual([
      'drydock_evictions_total{cluster="harbor",result="budget"} 1',
    ]);
    expect(await linesOf(new Map(), "drydock_deletions_total")).toEqual([
      'drydock_deletions_total{cluster="harbor",result="accepted"} 1',
    ]);
  });

  it("counts a failed call by its code and hands the failure on", async () => {
    const { port } = memoryPort("harbor", { nodes: [] });
    const watched = watchedPort(port);
    await expect(watched.readNode("nowhere")).rejects.toBeInstanceOf(DrydockError);
    expect(await linesOf(new Map(), "drydock_kubernetes_calls_total")).toEqual([
      'drydock_kubernetes_calls_total{cluster="harbor",call="readNode",result="not-found"} 1',
    ]);
  });

  it("counts what is asked by its parts, and in a person's name", async () => {
    const { port } = memoryPort("harbor", { nodes: [buildNode("a")], pods: [] });
    const watched = watchedPort({ ...port, onBehalfOf: () => port });
    const { patchNode, permissions, restarts, scans } = watched.onBehalfOf({ user: "mira", groups: [] });
    const { resourceVersion } = await port.readNode("a");
    await patchNode("a", { resourceVersion, unschedulable: true });
    await permissions();
    await Promise.all([restarts.missing(), watched.restarts.list(), scans.remove("1")]);
    expect(await linesOf(new Map(), "drydock_kubernetes_calls_total")).toEqual(
      ["patchNode", "permissions", "restarts.missing", "restarts.list", "scans.remove"].map((call) =>
        expect.stringContaining(`call="${call}",result="answered"`),
      ),
    );
  });

  it("gives everything else through as it is", () => {
    const { port } = memoryPort("harbor", { nodes: [buildNode("a")], pods: [] });
    const watched = watchedPort(port);
    expect([watched.index(), watched.info, watched.version()]).toEqual([
      port.index(),
      port.info,
      port.version(),
    ]);
    expect(watched.index()).toBe(port.index());
  });
});

it("the event loop's lag is that by which it was held up", async () => {
  const heldMs = 300;
  const lagAfterHolding = async () => {
    const until = performance.now() + heldMs;
    while (performance.now() < until) performance.now();
    await new Promise((turned) => setTimeout(turned));
    const [line = ""] = await linesOf(new Map(), "nodejs_eventloop_lag_max_seconds ");
    return Number(line.split(" ")[1]);
  };
  // Each scrape begins anew, and counts from the first turn after it.
  await expect.poll(lagAfterHolding, { timeout: 10_000, interval: 50 }).toBeGreaterThan(heldMs / 1000 - 0.02);
});

describe("what is written of them", () => {
  const documented = [...read("docs/metrics.md").matchAll(/^\| `(\w+)` +\| (\w+) +\| ([^|]*)\|/gm)].map(
    ([, name, type, labels = ""]) => ({
      name,
      type,
      labels: [...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label),
    }),
  );

  it("lists every metric of ours that there is, with its type and labels", async () => {
    const registered = (metrics().registry.getMetricsAsArray() as unknown as Registered[])
      .filter(({ name }) => name.startsWith("drydock_"))
      .map((metric) => ({
        name: metric.name,
        type: metric.constructor.name.toLowerCase(),
        labels: metric.labelNames,
      }));
    expect(documented).toEqual(registered);
  });

  it("the alerts ask for metrics that there are", () => {
    const { groups } = parse(read("deploy/prometheus-rules.yaml")) as {
      groups: { rules: { expr: string }[] }[];
    };
    const asked = groups.flatMap(({ rules }) =>
      rules.flatMap(({ expr }) => expr.match(/\b(drydock|nodejs|process)_\w+/g) ?? []),
    );
    const names = new Set(
      metrics()
        .registry.getMetricsAsArray()
        .map(({ name }) => name),
    );
    expect(asked.length).toBeGreaterThan(8);
    expect(
      asked.map((name) => name.replace(/_(bucket|count|sum)$/, "")).filter((name) => !names.has(name)),
    ).toEqual([]);
  });
});

interface Registered {
  name: string;
  labelNames: string[];
}
