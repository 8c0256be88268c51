import { expect, test } from "vitest";
import { formatIntent, type MaintenanceIntent } from "@/lib/domain/intent";
import { projectBudget } from "./project-budget";
import { projectNode } from "./project-node";
import { replicasProjection } from "./project-replicas";
import {
  projectAttachment,
  projectClaim,
  projectStorageClass,
  projectVolume,
  projectVolumeLimits,
} from "./project-storage";

const intent: MaintenanceIntent = {
  version: 1,
  id: "m1",
  by: "vera",
  reason: "disk",
  since: "2026-01-01T00:00:00Z",
  installation: "here",
  wasCordoned: false,
  nodeUid: "u1",
  podsToMove: 3,
  options: { graceSeconds: 30, deadlineSeconds: undefined, consents: [] },
};

test("a node", () => {
  const node = projectNode({
    metadata: {
      name: "w1",
      uid: "u1",
      resourceVersion: "9",
      creationTimestamp: "2026-01-01T00:00:00Z",
      labels: { zone: "a" },
    },
    spec: { unschedulable: true, taints: [{ key: "k", effect: "NoSchedule" }] },
    status: {
      conditions: [
        { type: "Ready", status: "True", reason: "KubeletReady", lastTransitionTime: "2026-01-02T00:00:00Z" },
      ],
      capacity: { cpu: "8", memory: "32Gi", pods: "110" },
      allocatable: { cpu: "7910m", memory: "30Gi", pods: "110" },
      addresses: [
        { type: "Hostname", address: "w1" },
        { type: "InternalIP", address: "10.0.0.1" },
      ],
      nodeInfo: {
        kubeletVersion: "v1.36.3",
        operatingSystem: "linux",
        architecture: "arm64",
        osImage: "Debian 12",
        kernelVersion: "6.1.0",
        containerRuntimeVersion: "containerd://2.1.0",
      },
      volumesAttached: [{ name: "kubernetes.io/csi/x^1" }],
    },
  });
  expect(node).toEqual({
    name: "w1",
    uid: "u1",
    resourceVersion: "9",
    createdAt: "2026-01-01T00:00:00Z",
    labels: { zone: "a" },
    unschedulable: true,
    taints: [{ key: "k", value: undefined, effect: "NoSchedule" }],
    conditions: [
      {
        type: "Ready",
        status: "True",
        reason: "KubeletReady",
        message: undefined,
        since: "2026-01-02T00:00:00Z",
      },
    ],
    capacity: { cpuMilli: 8000, memoryBytes: 32 * 2 ** 30, pods: 110 },
    allocatable: { cpuMilli: 7910, memoryBytes: 30 * 2 ** 30, pods: 110 },
    version: "v1.36.3",
    system: {
      os: "linux",
      architecture: "arm64",
      image: "Debian 12",
      kernel: "6.1.0",
      runtime: "containerd://2.1.0",
    },
    addresses: [
      { type: "Hostname", address: "w1" },
      { type: "InternalIP", address: "10.0.0.1" },
    ],
    internalIp: "10.0.0.1",
    volumesAttached: ["kubernetes.io/csi/x^1"],
    intent: undefined,
  });
});

test.each<[Record<string, string>, object | undefined]>([
  [{}, undefined],
  [
    { "cluster.x-k8s.io/machine": "md-0", "cluster.x-k8s.io/cluster-namespace": "clusters" },
    { name: "clusters/md-0", of: "Cluster API" },
  ],
  [{ "cluster.x-k8s.io/machine": "md-0" }, { name: "default/md-0", of: "Cluster API" }],
  [
    { "machine.openshift.io/machine": "openshift-machine-api/w-1" },
    { name: "openshift-machine-api/w-1", of: "OpenShift's Machine API" },
  ],
])("a node annotated %j is of machine %j", (annotations, machine) => {
  expect(projectNode({ metadata: { annotations } }).machine).toEqual(machine);
});

test("the intent of a node: absent, read, or unreadable", () => {
  const withText = (text: string) =>
    projectNode({ metadata: { annotations: { "drydock.dev/maintenance": text } } }).intent;
  expect(projectNode({ metadata: { annotations: {} } }).intent).toBeUndefined();
  expect(withText(formatIntent(intent))).toEqual(intent);
  expect(withText("by hand")).toBe("unreadable");
  expect(withText("")).toBe("unreadable");
});

test("a budget", () => {
  const budget = projectBudget({
    metadata: { namespace: "shop", name: "web", resourceVersion: "4", generation: 2 },
    spec: { selector: { matchLabels: { app: "web" } }, unhealthyPodEvictionPolicy: "AlwaysAllow" },
    status: {
      observedGeneration: 2,
      disruptionsAllowed: 1,
      currentHealthy: 3,
      desiredHealthy: 2,
      expectedPods: 3,
    },
  });
  expect(budget).toEqual({
    namespace: "shop",
    name: "web",
    resourceVersion: "4",
    selector: { matchLabels: { app: "web" }, matchExpressions: [] },
    generation: 2,
    observedGeneration: 2,
    disruptionsAllowed: 1,
    currentHealthy: 3,
    desiredHealthy: 2,
    expectedPods: 3,
    unhealthyPodEvictionPolicy: "AlwaysAllow",
    syncFailed: undefined,
  });
});

test("no selector matches nothing, an empty one everything: they stay apart", () => {
  expect(projectBudget({ spec: {} }).selector).toBeUndefined();
  expect(projectBudget({ spec: { selector: null } }).selector).toBeUndefined();
  expect(projectBudget({ spec: { selector: {} } }).selector).toEqual({
    matchLabels: {},
    matchExpressions: [],
  });
});

test("a budget whose controller could not compute it", () => {
  const conditions = [
    { type: "DisruptionAllowed", status: "False", reason: "SyncFailed", message: "no scale" },
  ];
  expect(projectBudget({ status: { conditions } }).syncFailed).toBe("no scale");
  const enough = [{ type: "DisruptionAllowed", status: "False", reason: "InsufficientPods", message: "" }];
  expect(projectBudget({ status: { conditions: enough } }).syncFailed).toBeUndefined();
});

test("attachments, claims and replicas", () => {
  const errors = { attachError: { message: "no path" }, detachError: { message: "in use" } };
  const leaving = {
    metadata: { name: "csi-1", deletionTimestamp: "2026-01-01T00:00:00Z" },
    spec: { nodeName: "w1", source: { persistentVolumeName: "pv1" } },
    status: { attached: true, ...errors },
  };
  expect(projectAttachment(leaving)).toEqual({
    name: "csi-1",
    nodeName: "w1",
    volume: "pv1",
    attached: true,
    deleting: true,
    error: "in use",
  });
  expect(projectAttachment({ status: errors })).toMatchObject({ attached: false, error: "no path" });
  expect(projectAttachment({ spec: { nodeName: "w1" } })).toMatchObject({ attached: false, deleting: false });
  expect(projectClaim({ metadata: { namespace: "n", name: "c" }, spec: { volumeName: "" } })).toEqual({
    namespace: "n",
    name: "c",
    volume: undefined,
  });
  expect(
    replicasProjection("ReplicaSet")({
      metadata: {
        uid: "r1",
        namespace: "n",
        name: "web-1",
        ownerReferences: [
          { apiVersion: "apps/v1", kind: "Deployment", name: "web", uid: "d1", controller: true },
        ],
      },
      spec: { replicas: 0 },
    }),
  ).toEqual({
    uid: "r1",
    namespace: "n",
    name: "web-1",
    kind: "ReplicaSet",
    replicas: 0,
    controller: { apiVersion: "apps/v1", kind: "Deployment", name: "web", uid: "d1" },
  });
});

test("the class of a claim from its field or its old annotation; ReadWriteOncePod", () => {
  const annotations = { "volume.beta.kubernetes.io/storage-class": "old" };
  expect(projectClaim({ metadata: { annotations }, spec: { storageClassName: "new" } }).storageClass).toBe(
    "old",
  );
  expect(projectClaim({ spec: { storageClassName: "new" } }).storageClass).toBe("new");
  expect(projectClaim({ spec: { accessModes: ["ReadWriteOncePod"] } }).exclusive).toBe(true);
  expect(projectClaim({ spec: { accessModes: ["ReadWriteOnce"] } }).exclusive).toBeUndefined();
});

test("volumes: driver and handle, where they can be reached, zones that a label lists", () => {
  const expressions = [{ key: "zone", operator: "In", values: ["a"] }];
  expect(
    projectVolume({
      metadata: { name: "pv1", labels: { "topology.kubernetes.io/zone": "a__b", other: "x" } },
      spec: {
        csi: { driver: "ebs", volumeHandle: "vol-1" },
        nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: expressions }] } },
      },
    }),
  ).toEqual({
    name: "pv1",
    driver: "ebs",
    handle: "vol-1",
    nodeAffinity: [{ labels: expressions, fields: [] }],
    zones: { "topology.kubernetes.io/zone": ["a", "b"] },
  });
  expect(projectVolume({ metadata: { name: "nfs" } })).toEqual({ name: "nfs" });
});

test("storage classes and the limits of a node", () => {
  expect(
    projectStorageClass({
      metadata: { name: "fast" },
      provisioner: "ebs",
      volumeBindingMode: "WaitForFirstConsumer",
      allowedTopologies: [{ matchLabelExpressions: [{ key: "zone", values: ["a"] }] }],
    }),
  ).toEqual({
    name: "fast",
    provisioner: "ebs",
    waits: true,
    topologies: [[{ key: "zone", values: ["a"] }]],
  });
  expect(projectStorageClass({ metadata: { name: "now" }, provisioner: "ebs" })).toEqual({
    name: "now",
    provisioner: "ebs",
    waits: false,
  });
  const drivers = [{ name: "ebs", allocatable: { count: 24 } }, { name: "nfs" }];
  expect(projectVolumeLimits({ metadata: { name: "w1" }, spec: { drivers } })).toEqual({
    node: "w1",
    drivers: { ebs: 24 },
  });
});

test("a StatefulSet that starts its pods in order", () => {
  const project = replicasProjection("StatefulSet");
  expect(project({ spec: { podManagementPolicy: "OrderedReady" } }).ordered).toBe(true);
  expect(project({ spec: { podManagementPolicy: "Parallel" } }).ordered).toBeUndefined();
});

test("a Job wants as many pods at a time as its parallelism says", () => {
  const owner = { apiVersion: "batch/v1", kind: "CronJob", name: "report", uid: "c1", controller: true };
  expect(
    replicasProjection("Job")({
      metadata: { name: "report-1", ownerReferences: [owner] },
      spec: { parallelism: 4 },
    }),
  ).toMatchObject({ kind: "Job", replicas: 4, controller: { kind: "CronJob", name: "report" } });
});

test("keeps of a node's annotations those that tell of changes of its machine", () => {
  const annotations = { "kops.k8s.io/needs-update": "", "example.com/other": "x" };
  expect(projectNode({ metadata: { annotations } }).changeMarks).toEqual({ "kops.k8s.io/needs-update": "" });
  expect(
    projectNode({ metadata: { annotations: { "example.com/other": "x" } } }).changeMarks,
  ).toBeUndefined();
});
