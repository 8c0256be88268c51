import { describe, expect, it } from "vitest";
import { indexCluster } from "@/lib/domain/cluster-index";
import type { ObservedCluster, ObservedNode, ObservedPod } from "@/lib/domain/observed";
import { finish } from "@/lib/domain/steps";
import { buildPod, GIB, ownerNamed } from "@/lib/domain/testing/build";
import { attempt } from "./attempt";
import { portsCollide } from "./host-ports";
import type { SchedulingTerms } from "./observed";
import { placeElsewhere } from "./place";
import { seededRandom, shuffled } from "./random";
import type { Shape } from "./shape";
import { createStage } from "./stage";
import type { Tally } from "./tally";
import { leftOver, near, nodeWith, RACK, spreading } from "./testing/trial";
import { tellUnplaced } from "./why";

/** DRYDOCK_SEED=n starts elsewhere; each test says its seed. */
const start = Number(process.env.DRYDOCK_SEED ?? 1);
const seeds = Array.from({ length: 60 }, (_, n) => start + n);
const GPU = "example.com/gpu";
const none = () => [];

function worldOf(seed: number) {
  const random = seededRandom(seed);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const node = (name: string): ObservedNode =>
    nodeWith(name, random() < 0.9 ? { [RACK]: `r${upTo(2)}` } : {}, {
      unschedulable: random() < 0.1,
      taints:
        random() < 0.15 ? [{ key: "x", effect: random() < 0.5 ? "NoSchedule" : "PreferNoSchedule" }] : [],
      allocatable: {
        cpuMilli: 500 + 500 * upTo(3),
        memoryBytes: GIB * (1 + upTo(3)),
        pods: 1 + upTo(6),
        extended: random() < 0.3 ? { [GPU]: upTo(2) } : {},
      },
    });
  const terms = (): SchedulingTerms | undefined => {
    const kind = upTo(7);
    if (kind === 0) return { antiAffinity: [near("web")] };
    if (kind === 1) return { affinity: [near("web")] };
    if (kind === 2) return { spread: [spreading({ maxSkew: 1 + upTo(1), hard: random() < 0.5 })] };
    if (kind === 3) return { ports: [{ port: 80 + upTo(1) }] };
    if (kind === 4) return { priority: 10 * upTo(2) };
    return undefined;
  };
  const pod = (name: string, nodeName: string | undefined): ObservedPod =>
    buildPod(name, {
      nodeName,
      phase: nodeName === undefined ? "Pending" : "Running",
      labels: random() < 0.6 ? { app: "web" } : {},
      controller: random() < 0.8 ? ownerNamed(`rs${upTo(3)}`) : ownerNamed("db", "StatefulSet"),
      tolerations: random() < 0.3 ? [{ key: "x", operator: "Exists" }] : [],
      claims: random() < 0.15 ? [`c${upTo(2)}`] : [],
      scheduling: terms(),
      requests: {
        cpuMilli: 100 * upTo(8),
        memoryBytes: (GIB / 4) * upTo(4),
        pods: 1,
        extended: random() < 0.1 ? { [GPU]: 1 } : undefined,
      },
    });
  const names = Array.from({ length: 2 + upTo(6) }, (_, n) => `n${n}`);
  const nodes = [node("a"), ...names.map(node)];
  const leaving = Array.from({ length: 1 + upTo(9) }, (_, n) => pod(`p${n}`, "a"));
  const others = names.flatMap((name) => (random() < 0.4 ? [pod(`on-${name}`, name)] : []));
  const waiting = random() < 0.3 ? [pod("w", undefined)] : [];
  const cluster: ObservedCluster = {
    nodes,
    pods: [...leaving, ...others, ...waiting],
    budgets: [],
    attachments: [],
    claims: [0, 1, 2].map((n) => ({
      namespace: "shop",
      name: `c${n}`,
      volume: n === 2 ? undefined : `pv${n}`,
      exclusive: n === 0 ? true : undefined,
    })),
    replicas: [],
    volumes: [0, 1].map((n) => ({ name: `pv${n}`, driver: "csi", handle: `${n}` })),
    storageClasses: [],
    volumeLimits: names.map((name) => ({ node: name, drivers: { csi: 1 } })),
  };
  return { cluster, leaving, random };
}

/** All that a shape counts, without the topologies that nobody has been counted in. */
function countsOf({ spreads, neighbours, volumes }: Shape) {
  const { affinity, antiAffinity, refusals, attraction } = neighbours;
  const plain = ({ counts }: Tally) => [...counts];
  const byKey = (tallies: ReadonlyMap<string, Tally>) =>
    [...tallies]
      .filter(([, { counts }]) => counts.some((number) => number !== 0))
      .map(([key, tally]) => [key, plain(tally)]);
  return {
    spreads: [...spreads.hard, ...spreads.soft].map(({ tally }) => plain(tally)),
    neighbours: [...affinity, ...antiAffinity].map(plain),
    others: [byKey(refusals), byKey(attraction)],
    exclusive: plain(volumes.exclusiveUse),
  };
}

describe.each(seeds)("seed %d", (seed) => {
  it("never gives more of a node than it has, nor puts a pod where it may not be", () => {
    const { cluster, leaving, random } = worldOf(seed);
    const index = indexCluster(cluster);
    const before = createStage(index, "a").board;
    const stage = createStage(index, "a");
    for (const pod of leaving) stage.lift(pod, 0);
    const arrivals = { now: [], soon: shuffled(leaving, random), later: [] };
    finish(attempt(stage, { arrivals, leavers: [], earlier: none, random }));
    const { board } = stage;
    const everUsed = new Map<string, number>();
    for (const [place, node] of cluster.nodes.entries()) {
      const here = board.podsOn(place);
      const sum = (of: (pod: ObservedPod) => number) => here.reduce((total, pod) => total + of(pod), 0);
      // What was there before may be too much already; nothing is added to that.
      const within = (used: number, offered: number, was: number) =>
        expect(used).toBeLessThanOrEqual(Math.max(offered, was));
      const cpu = sum(({ requests }) => requests.cpuMilli);
      const memory = sum(({ requests }) => requests.memoryBytes);
      expect([board.cpuMilli[place], board.memoryBytes[place], board.pods[place]]).toEqual([
        cpu,
        memory,
        here.length,
      ]);
      within(cpu, node.allocatable.cpuMilli, before.cpuMilli[place] ?? 0);
      within(memory, node.allocatable.memoryBytes, before.memoryBytes[place] ?? 0);
      within(here.length, node.allocatable.pods, before.pods[place] ?? 0);
      const gpus = sum(({ requests }) => requests.extended?.[GPU] ?? 0);
      within(gpus, node.allocatable.extended?.[GPU] ?? 0, before.extended(place, GPU));
      for (const pod of here) {
        if (pod.nodeName === node.name) continue;
        const tolerant = pod.tolerations.length > 0;
        expect(node.unschedulable || place === 0).toBe(false);
        expect(tolerant || node.taints.every(({ effect }) => effect !== "NoSchedule")).toBe(true);
        for (const claim of pod.claims) everUsed.set(claim, (everUsed.get(claim) ?? 0) + 1);
        const ports = here
          .filter((other) => other !== pod)
          .flatMap(({ scheduling }) => scheduling?.ports ?? []);
        for (const port of pod.scheduling?.ports ?? []) {
          expect(ports.some((other) => portsCollide(port, other))).toBe(false);
        }
      }
    }
    expect(everUsed.get("c0") ?? 0).toBeLessThanOrEqual(1);
    expect(everUsed.get("c2") ?? 0).toBe(0);
  });

  it("gives every pod a place or a reason", () => {
    const { cluster, leaving } = worldOf(seed);
    const { attempts, stage, pending } = finish(placeElsewhere(indexCluster(cluster), "a", leaving));
    for (const { unplaced, preempted } of attempts) {
      expect(new Set(unplaced.map(({ pod }) => pod)).size).toBe(unplaced.length);
      for (const each of unplaced) {
        expect([...leaving, ...pending, ...preempted]).toContain(each.pod);
        const told = tellUnplaced(stage, [each]);
        expect(told).toMatch(new RegExp(`^${each.pod.name} \\(.+\\)$`));
        expect(told).not.toMatch(/undefined|no other node/);
        // Every node has its own say, unless one reason holds for all of them.
        if (each.stuck === undefined) {
          expect(cluster.nodes.filter((_, place) => each.obstacles[place] === undefined)).toEqual([]);
        }
      }
    }
  });

  it("gives the same answer to the same question", () => {
    const { cluster, leaving, random } = worldOf(seed);
    const once = leftOver(finish(placeElsewhere(indexCluster(cluster), "a", leaving)));
    const again = { ...structuredClone(cluster), pods: shuffled(cluster.pods, random) };
    expect(leftOver(finish(placeElsewhere(indexCluster(again), "a", shuffled(leaving, random))))).toEqual(
      once,
    );
  });

  it("leaves the counts of all shapes as they were", () => {
    const { cluster, leaving } = worldOf(seed);
    const index = indexCluster(cluster);
    const fresh = createStage(index, "a");
    const { stage } = finish(placeElsewhere(index, "a", leaving));
    for (const pod of leaving) expect(countsOf(stage.shapeOf(pod))).toEqual(countsOf(fresh.shapeOf(pod)));
  });

  it("lets a pod that has a place keep one when an empty node is added", () => {
    const { cluster, leaving } = worldOf(seed);
    const more = { ...cluster, nodes: [...cluster.nodes, nodeWith("new")] };
    for (const pod of leaving) {
      const placed = (seen: ObservedCluster) => {
        const { attempts } = finish(
          placeElsewhere(
            indexCluster({ ...seen, pods: seen.pods.filter(({ nodeName }) => nodeName !== undefined) }),
            "a",
            [pod],
          ),
        );
        return attempts.every(({ unplaced }) => unplaced.every((each) => each.pod !== pod));
      };
      if (placed(cluster)) expect(placed(more)).toBe(true);
    }
  });

  it("places as many equal pods as there is room for, neither more nor fewer", () => {
    const { cluster, random } = worldOf(seed);
    const requests = { cpuMilli: 250, memoryBytes: GIB / 2, pods: 1 };
    const number = 1 + Math.floor(random() * 20);
    const pods = Array.from({ length: number }, (_, n) => buildPod(`p${n}`, { requests }));
    const open = cluster.nodes.filter(({ name, taints, unschedulable }) => {
      return name !== "a" && !unschedulable && taints.every(({ effect }) => effect !== "NoSchedule");
    });
    const fits = ({ allocatable }: ObservedNode) =>
      Math.min(allocatable.cpuMilli / 250, allocatable.memoryBytes / (GIB / 2), allocatable.pods);
    const room = open.reduce((sum, node) => sum + Math.floor(fits(node)), 0);
    for (const names of leftOver(finish(placeElsewhere(indexCluster({ ...cluster, pods }), "a", pods)))) {
      expect(names).toHaveLength(Math.max(0, number - room));
    }
  });
});
