import { describe, expect, it } from "vitest";
import type { ObservedPod, ObservedReplicas } from "./observed";
import { buildIndex, buildPod, ownerNamed } from "./testing/build";
import { workloadKey, workloadOf } from "./workload-of";

function replicas(kind: string, name: string, controller?: ObservedReplicas["controller"]): ObservedReplicas {
  return { uid: `uid-${name}`, namespace: "shop", name, kind, replicas: 3, controller };
}

const index = buildIndex({
  replicas: [
    replicas("ReplicaSet", "web-5d4f", ownerNamed("web", "Deployment")),
    replicas("ReplicaSet", "canary-7b9c", ownerNamed("canary", "Rollout")),
    replicas("ReplicaSet", "orphan-1a2b"),
    replicas("StatefulSet", "db"),
    replicas("Job", "report-29387", ownerNamed("report", "CronJob")),
    replicas("Job", "import"),
  ],
});

describe("what a pod is part of", () => {
  const cases: [what: string, pod: Partial<ObservedPod>, key: string][] = [
    ["a Deployment through its ReplicaSet", { controller: ownerNamed("web-5d4f") }, "shop/Deployment/web"],
    ["another owner of a ReplicaSet", { controller: ownerNamed("canary-7b9c") }, "shop/Rollout/canary"],
    [
      "a ReplicaSet without an owner",
      { controller: ownerNamed("orphan-1a2b") },
      "shop/ReplicaSet/orphan-1a2b",
    ],
    ["a ReplicaSet that is not seen", { controller: ownerNamed("gone-9f9f") }, "shop/ReplicaSet/gone-9f9f"],
    ["a StatefulSet", { controller: ownerNamed("db", "StatefulSet") }, "shop/StatefulSet/db"],
    ["a DaemonSet", { controller: ownerNamed("agent", "DaemonSet") }, "shop/DaemonSet/agent"],
    ["a CronJob through its Job", { controller: ownerNamed("report-29387", "Job") }, "shop/CronJob/report"],
    ["a Job of its own", { controller: ownerNamed("import", "Job") }, "shop/Job/import"],
    ["a Job that is not seen", { controller: ownerNamed("lost-1", "Job") }, "shop/Job/lost-1"],
    [
      "a controller of another system",
      { controller: ownerNamed("vm", "VirtualMachineInstance") },
      "shop/VirtualMachineInstance/vm",
    ],
    ["itself, when nobody controls it", { name: "debug", controller: undefined }, "shop/Pod/debug"],
    [
      "a static pod, whichever node runs it",
      { name: "etcd-cp-1", nodeName: "CP-1", mirror: true, controller: ownerNamed("cp-1", "Node") },
      "shop/StaticPod/etcd",
    ],
    ["a static pod of another name", { name: "odd", nodeName: "cp-1", mirror: true }, "shop/StaticPod/odd"],
  ];
  it.each(cases)("%s", (_, pod, key) => {
    expect(workloadKey(workloadOf(index, buildPod("p", pod)))).toBe(key);
  });
});
