import { describe, expect, it } from "vitest";
import type { Consent, MaintenanceOptions } from "@/lib/domain/intent";
import type { ObservedBudget, ObservedCluster, ObservedPod, Toleration } from "@/lib/domain/observed";
import {
  at,
  buildBudget,
  buildIndex,
  buildNode,
  buildPod,
  NOW,
  ownerNamed,
} from "@/lib/domain/testing/build";
import { verdictOf } from "./verdict";

const HOSTNAME = "kubernetes.io/hostname";
const here = buildNode("a", { labels: { [HOSTNAME]: "host-a" } });

interface Circumstances extends Partial<Pick<ObservedCluster, "daemonSets" | "self" | "claims" | "volumes">> {
  budgets?: ObservedBudget[];
  options?: Partial<MaintenanceOptions>;
  since?: string;
}

function ruled(over: Partial<ObservedPod>, circumstances: Circumstances = {}) {
  const { budgets = [], options, since, ...cluster } = circumstances;
  const pod = buildPod("p", over);
  const index = buildIndex({ nodes: [here, buildNode("b")], pods: [pod], budgets, ...cluster });
  return verdictOf(pod, {
    index,
    options: { consents: [], ...options },
    since,
    attempts: new Map(),
    now: NOW,
  });
}

const agreed = (cause: Consent["cause"]): Partial<MaintenanceOptions> => ({
  consents: [{ uid: "uid-p", cause }],
});
const closed = [buildBudget("x", { disruptionsAllowed: 0, desiredHealthy: 3 })];
const agent = { controller: ownerNamed("agent", "DaemonSet") };

describe("a DaemonSet's pod", () => {
  it.each<[string, string, string[] | undefined]>([
    ["stays", "daemon-set", ["uid-agent"]],
    ["stays", "daemon-set", undefined],
    ["blocks", "bare", ["uid-other"]],
  ])("%s as %s where DaemonSets are %j", (verdict, cause, daemonSets) => {
    expect(ruled(agent, { daemonSets })).toMatchObject({ verdict, cause });
  });

  it("whose DaemonSet is gone leaves with consent, and its emptyDir with it", () => {
    const orphan = { ...agent, emptyDirs: [{ name: "tmp", medium: "disk" as const }] };
    expect(ruled(orphan, { daemonSets: [] }).detail).toContain("DaemonSet agent is gone");
    expect(ruled(orphan, { daemonSets: [], options: agreed("bare") })).toMatchObject({ verdict: "moves" });
  });
});

describe("a pod that tolerates the cordon", () => {
  it.each<[string, Toleration]>([
    ["comes-back", { key: "node.kubernetes.io/unschedulable", operator: "Exists", effect: "NoSchedule" }],
    ["comes-back", { key: "node.kubernetes.io/unschedulable", operator: "Exists" }],
    ["comes-back", { operator: "Exists" }],
    ["replaced", { operator: "Exists", effect: "NoExecute" }],
    ["replaced", { key: "node.kubernetes.io/not-ready", operator: "Exists" }],
    ["replaced", { key: "gpu", operator: "Exists", effect: "NoSchedule" }],
  ])("%s: %j", (cause, toleration) => {
    expect(ruled({ tolerations: [toleration] }).cause).toBe(cause);
  });

  const tolerant = { tolerations: [{ operator: "Exists" }] };
  it("blocks until somebody agrees that it stays", () => {
    expect(ruled(tolerant).verdict).toBe("blocks");
    expect(ruled(tolerant, { options: agreed("comes-back") })).toMatchObject({
      verdict: "stays",
      cause: "kept",
    });
  });

  it("leaves for good if nothing brings it back", () => {
    const options = agreed("bare");
    expect(ruled({ ...tolerant, controller: undefined }, { options }).cause).toBe("consented");
  });
});

describe("a pod that can run here only", () => {
  const term = (key: string, operator: string, ...values: string[]) => ({ key, operator, values });
  it.each<[string, Partial<ObservedPod>]>([
    ["pinned", { nodeSelector: { [HOSTNAME]: "host-a" } }],
    ["replaced", { nodeSelector: { zone: "z1" } }],
    ["pinned", { nodeAffinity: [{ labels: [term(HOSTNAME, "In", "host-a")], fields: [] }] }],
    ["pinned", { nodeAffinity: [{ labels: [], fields: [term("metadata.name", "In", "a")] }] }],
    ["replaced", { nodeAffinity: [{ labels: [term(HOSTNAME, "In", "host-a", "host-b")], fields: [] }] }],
    ["replaced", { nodeAffinity: [{ labels: [term(HOSTNAME, "NotIn", "host-a")], fields: [] }] }],
    [
      "replaced",
      {
        nodeAffinity: [
          { labels: [term(HOSTNAME, "In", "host-a")], fields: [] },
          { labels: [term("zone", "In", "z1")], fields: [] },
        ],
      },
    ],
    ["replaced", { nodeAffinity: [] }],
  ])("%s: %j", (cause, pod) => {
    expect(ruled(pod).cause).toBe(cause);
  });
});

describe("a pod with a local volume", () => {
  const claims = [{ namespace: "shop", name: "data", volume: "pv-1" }];
  const on = (...hosts: string[]) => [
    {
      name: "pv-1",
      nodeAffinity: [{ labels: [{ key: HOSTNAME, operator: "In", values: hosts }], fields: [] }],
    },
  ];
  it.each([
    ["pinned", on("host-a")],
    ["replaced", on("host-a", "host-b")],
    ["replaced", [{ name: "pv-1" }]],
    ["replaced", undefined],
  ])("is %s by %j", (cause, volumes) => {
    expect(ruled({ claims: ["data"] }, { claims, volumes }).cause).toBe(cause);
  });

  it("names the volume", () => {
    expect(ruled({ claims: ["data"] }, { claims, volumes: on("host-a") }).detail).toContain(
      "local volume data",
    );
  });
});

describe("a Job's pod", () => {
  const job = { controller: ownerNamed("import", "Job") };
  const options = { waitForJobsSeconds: 600 };

  it("starts anew elsewhere unless it is waited for", () => {
    expect(ruled(job)).toMatchObject({ verdict: "moves", cause: "job" });
    expect(ruled({}, { options }).cause).toBe("replaced");
  });

  it.each([
    ["job-wait", undefined],
    ["job-wait", at(-599)],
    ["job", at(-600)],
  ])("is %s when the maintenance started at %s", (cause, since) => {
    expect(ruled(job, { options, since }).cause).toBe(cause);
  });

  it("names the time until which it is waited for", () => {
    expect(ruled(job, { options, since: at(0) }).detail).toContain("until 2026-11-21T12:10:00Z");
  });
});

describe("a pod named for deletion", () => {
  const deletion = agreed("delete");
  const later = agreed("delete-at-deadline");
  it.each<[string, string, Circumstances]>([
    ["at once without a deadline", "forced", { options: deletion, since: at(-1) }],
    [
      "at once also with a deadline",
      "forced",
      { options: { ...deletion, deadlineSeconds: 9 }, since: at(-1) },
    ],
    ["never at a deadline that is not set", "budget-never", { options: later, since: at(-1) }],
    ["not before the deadline", "budget-never", { options: { ...later, deadlineSeconds: 2 }, since: at(-1) }],
    ["at the deadline", "forced", { options: { ...later, deadlineSeconds: 1 }, since: at(-1) }],
    ["later than a plan", "budget-never", { options: { ...later, deadlineSeconds: 1 } }],
    [
      "not for its emptyDir's or any other reason",
      "budget-never",
      { options: agreed("bare"), since: at(-1) },
    ],
  ])("is deleted %s", (_, cause, circumstances) => {
    expect(ruled({}, { budgets: closed, ...circumstances }).cause).toBe(cause);
  });

  it("still needs consent to lose its data", () => {
    const scratch = { emptyDirs: [{ name: "tmp", medium: "disk" as const }] };
    expect(ruled(scratch, { options: deletion, since: at(-1) }).cause).toBe("empty-dir");
  });

  it("is told when", () => {
    const options = { ...later, deadlineSeconds: 300 };
    expect(ruled({}, { options, since: at(0) }).notes).toEqual([
      "Deleted by name at 2026-11-21T12:05:00Z if it is still here.",
    ]);
  });
});

describe("notes", () => {
  it("name files of this node", () => {
    expect(ruled({ hostPaths: ["/data", "/run/x"] }).notes[0]).toContain("/data, /run/x of this node");
    expect(ruled({ ...agent, hostPaths: ["/data"] }).notes).toEqual([]);
  });

  it("tell of an owner's wish that it stay, which nobody can grant to a node that goes", () => {
    const marked = { stayMark: "karpenter.sh/do-not-disrupt=true" };
    expect(ruled(marked).verdict).toBe("moves");
    expect(ruled(marked).notes).toEqual([
      "Marked karpenter.sh/do-not-disrupt=true, so that autoscalers leave it where it is. A maintenance does not: ask its owner.",
    ]);
    expect(ruled({ ...agent, ...marked }).notes).toEqual([]);
  });

  it("tell of a budget that spares unhealthy pods only sometimes", () => {
    const sick = { ready: false };
    const always = [buildBudget("x", { unhealthyPodEvictionPolicy: "AlwaysAllow" })];
    expect(ruled(sick, { budgets: [buildBudget("x")] }).notes[0]).toContain(
      "only while 2 others are healthy",
    );
    expect(ruled(sick, { budgets: always }).notes).toEqual([]);
    expect(ruled({}, { budgets: [buildBudget("x")] }).notes).toEqual([]);
  });
});

describe("the order", () => {
  it.each<[string, Partial<ObservedPod>, Circumstances]>([
    ["ordinary", {}, {}],
    ["last", {}, { options: { last: ["shop/ReplicaSet/web"] } }],
    ["ordinary", { namespace: "lab" }, { options: { last: ["shop/ReplicaSet/web"] } }],
    ["last", { controller: undefined }, { options: { last: ["shop/Pod/p"] } }],
    ["critical", { priorityClass: "system-node-critical" }, { options: { last: ["shop/ReplicaSet/web"] } }],
    ["critical", { priorityClass: "system-cluster-critical" }, {}],
    ["ordinary", { priorityClass: "high" }, {}],
    ["own", {}, { self: "shop/p" }],
    ["own", { priorityClass: "system-cluster-critical" }, { self: "shop/p" }],
    ["ordinary", {}, { self: "lab/p" }],
  ])("%s: %j %j", (group, pod, circumstances) => {
    expect(ruled(pod, circumstances).group).toBe(group);
  });
});
