import { expect, it } from "vitest";
import type { NodeRow } from "@/lib/contracts/node";
import { indexWith } from "@/lib/domain/cluster-index";
import type { ObservedNode, ObservedPod } from "@/lib/domain/observed";
import { PodIndex } from "@/lib/domain/pod-index";
import { seededRandom, shuffled } from "@/lib/domain/scheduling/random";
import { stateOf } from "@/lib/domain/state";
import { finish } from "@/lib/domain/steps";
import { buildControlPlane, buildIntent, buildNode, buildPod, NOW } from "@/lib/domain/testing/build";
import { changedRows } from "./row-change";
import { byPool, createRows, type RowSource, rowOf } from "./rows";

/** Rows whose first count is done before they are asked for. */
function atOnce(): (source: RowSource) => readonly NodeRow[] {
  const rows = createRows(finish, () => {});
  return (source) => rows(source) ?? [];
}

/** DRYDOCK_SEED=n starts elsewhere; each test says its seed. */
const start = Number(process.env.DRYDOCK_SEED ?? 1);
const seeds = Array.from({ length: 40 }, (_, n) => start + n);
const STEPS = 40;

/** A small cluster in which nodes and pods come, go and change: with few nodes the last schedulable one is often met. */
function churn(random: () => number) {
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const nodes = new Map<string, ObservedNode>();
  let pods = PodIndex.of([]);
  let made = 0;
  const put = (node: ObservedNode) => nodes.set(node.name, node);
  const podOn = (nodeName: string, over: Partial<ObservedPod> = {}): ObservedPod => {
    made += 1;
    return buildPod(`p${made}`, { uid: `u${made}`, nodeName, ...over });
  };
  const etcdOn = (nodeName: string) =>
    podOn(nodeName, {
      namespace: "kube-system",
      mirror: true,
      labels: { component: "etcd" },
      ready: random() < 0.7,
    });
  const steps = [
    () =>
      put(
        random() < 0.4
          ? buildControlPlane(`c${Math.floor(random() * 3)}`)
          : buildNode(`n${Math.floor(random() * 4)}`),
      ),
    () => nodes.delete(pick([...nodes.keys()]) ?? ""),
    () => change({ unschedulable: random() < 0.5 }),
    () => change({ conditions: [] }),
    () => change({ labels: { "node.kubernetes.io/pool": random() < 0.5 ? "zoo" : "ark" } }),
    () => change({ intent: random() < 0.6 ? undefined : buildIntent(), unschedulable: random() < 0.5 }),
    () => addPod(podOn),
    () => addPod(etcdOn),
    () => {
      const gone = pick(pods.all());
      if (gone) pods = pods.with(new Set([gone]), new Set());
    },
  ];
  function change(over: Partial<ObservedNode>) {
    const node = pick([...nodes.values()]);
    if (node) put({ ...node, ...over });
  }
  function addPod(make: (node: string) => ObservedPod) {
    const node = pick([...nodes.keys()]);
    if (node !== undefined) pods = pods.with(new Set(), new Set([make(node)]));
  }
  return () => {
    for (let times = 0; times < 1 + random() * 3; times++) pick(steps)?.();
    const items = shuffled([...nodes.values()], random);
    return indexWith({ nodes: items, budgets: [], attachments: [], claims: [], replicas: [] }, pods);
  };
}

it.each(seeds)(
  "rows that are kept are those that are made anew, and their changes lead from one to the next (seed %i)",
  (seed) => {
    const next = churn(seededRandom(seed));
    const rowsOf = atOnce();
    let told = new Map<string, unknown>();
    let before: ReturnType<typeof rowsOf> = [];
    for (let step = 0; step < STEPS; step++) {
      const index = next();
      const source: RowSource = {
        index,
        installation: "here",
        stateFor: (index, node, intent) =>
          stateOf({ index, node, intent, attempts: new Map(), verification: undefined, now: NOW }),
        troubleOf: () => undefined,
      };
      const rows = rowsOf(source);
      expect(rows).toEqual(index.cluster.nodes.map((node) => rowOf(source, node)).sort(byPool));
      const { nodes, removedNodes } = changedRows(before, rows);
      told = new Map(told);
      for (const name of removedNodes) told.delete(name);
      for (const { without = [], ...change } of nodes) {
        const row = { ...(told.get(change.name) as object), ...change } as Record<string, unknown>;
        for (const member of without) delete row[member];
        told.set(change.name, row);
      }
      expect([...told.values()]).toEqual(expect.arrayContaining([...rows]));
      expect(told.size).toBe(rows.length);
      before = rows;
    }
  },
);
