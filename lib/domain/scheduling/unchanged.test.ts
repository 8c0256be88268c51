import { describe, expect, it } from "vitest";
import { indexCluster } from "@/lib/domain/cluster-index";
import type { ObservedCluster, ObservedPod } from "@/lib/domain/observed";
import { finish } from "@/lib/domain/steps";
import { buildBudget, buildIntent, buildPod, GIB, ownerNamed } from "@/lib/domain/testing/build";
import { placeElsewhere } from "./place";
import { room } from "./room";
import { createStage } from "./stage";
import { labelled, leftOver, near, nodeWith, RACK, selecting, spreading, wishing } from "./testing/trial";

const allocatable = {
  cpuMilli: 1000,
  memoryBytes: GIB,
  pods: 6,
  storageBytes: GIB,
  extended: { "example.com/gpu": 1 },
};
const node = (name: string, rack: string) => nodeWith(name, { [RACK]: rack, disk: "ssd" }, { allocatable });
const cpu = (cpuMilli: number) => ({ cpuMilli, memoryBytes: 0, pods: 1 });

/** One pod for each rule, so that each of them has had the cluster in hand. */
const leaving: ObservedPod[] = [
  wishing("spread", { spread: [spreading(), spreading({ hard: false })] }, { labels: { app: "web" } }),
  wishing("near", { affinity: [near("web")], preferredAffinity: [{ weight: 5, term: near("db") }] }),
  wishing("far", { antiAffinity: [near("db", { namespaceSelector: selecting({ team: "red" }) })] }),
  wishing("shy", { preferredAntiAffinity: [{ weight: 5, term: near("web") }] }),
  wishing("port", { ports: [{ port: 80 }] }),
  wishing("fond", { preferredNodes: [{ weight: 1, term: labelled("disk", "Exists") }] }),
  wishing("vip", { priority: 100 }, { requests: cpu(900) }),
  wishing("tmp", { ephemeral: [{ claim: "tmp-x", storageClass: "fast" }] }, { claims: ["tmp-x"] }),
  buildPod("disk", { claims: ["data"] }),
  buildPod("gpu", { requests: { ...cpu(10), storageBytes: 1, extended: { "example.com/gpu": 1 } } }),
  buildPod("picky", { nodeSelector: { disk: "ssd" }, nodeAffinity: [labelled(RACK, "In", "r2")] }),
  buildPod("db-1", { controller: ownerNamed("db", "StatefulSet"), labels: { app: "db" } }),
  buildPod("db-0", {
    controller: ownerNamed("db", "StatefulSet"),
    labels: { app: "db" },
    requests: cpu(5000),
  }),
];

const cluster: ObservedCluster = {
  nodes: [
    node("a", "r1"),
    node("b", "r1"),
    node("c", "r2"),
    { ...node("d", "r3"), intent: buildIntent(), unschedulable: true },
    { ...node("e", "r3"), taints: [{ key: "x", effect: "PreferNoSchedule" }] },
  ],
  pods: [
    ...leaving,
    wishing("low", { ports: [{ port: 81 }] }, { nodeName: "b", requests: cpu(800) }),
    wishing("hermit", { antiAffinity: [near("web")] }, { nodeName: "c" }),
    buildPod("disk2", { nodeName: "c", claims: ["data"] }),
    buildPod("other", { nodeName: "d", requests: cpu(400) }),
    buildPod("waits", { nodeName: undefined, phase: "Pending" }),
  ],
  budgets: [buildBudget("x", { disruptionsAllowed: 0 })],
  attachments: [{ name: "va", nodeName: "b", volume: "pv", attached: true, deleting: false }],
  claims: [{ namespace: "shop", name: "data", volume: "pv", exclusive: true }],
  replicas: [
    { uid: "uid-db", namespace: "shop", name: "db", kind: "StatefulSet", replicas: 2, ordered: true },
  ],
  volumes: [{ name: "pv", driver: "csi", handle: "1", nodeAffinity: [labelled("disk", "Exists")] }],
  storageClasses: [{ name: "fast", provisioner: "csi", waits: true }],
  volumeLimits: [{ node: "b", drivers: { csi: 3 } }],
  namespaces: [{ name: "shop", labels: { team: "red" } }],
};

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

const [a] = cluster.nodes;
const ask = (seen: ObservedCluster, pods = leaving) => {
  if (!a) throw new Error("the cluster has no node");
  return finish(room(indexCluster(seen), a, pods));
};

describe("the plan", () => {
  it("changes nothing of what was observed", () => {
    const before = JSON.stringify(cluster);
    const check = ask(frozen(structuredClone(cluster)));
    expect(check.state).toBe("warn");
    ask(cluster);
    expect(JSON.stringify(cluster)).toBe(before);
  });

  it("says the same of the same observation, however often it is asked", () => {
    const index = indexCluster(cluster);
    const answers = Array.from({ length: 3 }, () =>
      JSON.stringify(leftOver(finish(placeElsewhere(index, "a", leaving)))),
    );
    expect(new Set(answers).size).toBe(1);
  });

  it("says the same of an observation that looks the same", () => {
    expect(ask(structuredClone(cluster))).toEqual(ask(cluster));
  });

  it("says the same in whatever order the pods were seen", () => {
    const backwards = { ...cluster, pods: cluster.pods.toReversed() };
    expect(ask(backwards, leaving.toReversed())).toEqual(ask(cluster));
  });

  it("of one node leaves nothing behind for the plan of another", () => {
    const [, b] = cluster.nodes;
    if (!a || !b) throw new Error("the cluster has no node");
    const index = indexCluster(cluster);
    const alone = finish(room(indexCluster(cluster), b, index.podsOf("b")));
    finish(room(index, a, leaving));
    expect(finish(room(index, b, index.podsOf("b")))).toEqual(alone);
  });
});

describe("a stage", () => {
  const counts = (stage: ReturnType<typeof createStage>) =>
    JSON.stringify(
      leaving.map((pod) => {
        const { spreads, neighbours, volumes } = stage.shapeOf(pod);
        const { affinity, antiAffinity, refusals, attraction } = neighbours;
        return [
          ...[...spreads.hard, ...spreads.soft].map(({ tally }) => tally),
          ...[...affinity, ...antiAffinity, ...refusals.values(), ...attraction.values()],
          volumes.exclusiveUse,
        ].map((tally) => [...tally.counts]);
      }),
    );

  it("is as it was after each change was rewound", () => {
    const stage = createStage(indexCluster(cluster), "a");
    for (const pod of leaving) stage.shapeOf(pod);
    const [before, board] = [counts(stage), JSON.stringify(stage.board)];
    const mark = stage.changes();
    for (const pod of leaving) stage.lift(pod, 0);
    expect(counts(stage)).not.toBe(before);
    for (const [at, pod] of leaving.entries()) stage.put(pod, at % 5);
    expect(stage.changes()).toBe(mark + 2 * leaving.length);
    stage.rewind(mark);
    expect(counts(stage)).toBe(before);
    expect(JSON.stringify(stage.board)).toBe(board);
    expect(
      stage.board
        .podsOn(0)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(leaving.map(({ name }) => name).sort());
  });

  it("counts the same whether a pod was known before the others moved or after", () => {
    const [early, late] = [createStage(indexCluster(cluster), "a"), createStage(indexCluster(cluster), "a")];
    for (const pod of leaving) early.shapeOf(pod);
    for (const stage of [early, late]) {
      for (const pod of leaving.slice(0, 6)) {
        stage.lift(pod, 0);
        stage.put(pod, 2);
      }
    }
    expect(counts(late)).toBe(counts(early));
  });
});
