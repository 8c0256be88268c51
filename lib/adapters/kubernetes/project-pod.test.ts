import { expect, test } from "vitest";
import { createPodProjection } from "./project-pod";
import type { RawPod } from "./raw";

const full: RawPod = {
  metadata: {
    name: "db-0",
    namespace: "shop",
    uid: "u1",
    resourceVersion: "7",
    creationTimestamp: "2026-01-01T00:00:00Z",
    deletionTimestamp: "2026-01-01T00:01:00Z",
    deletionGracePeriodSeconds: 60,
    labels: { app: "db" },
    finalizers: ["example.com/hold"],
    ownerReferences: [
      { apiVersion: "v1", kind: "Other", name: "o", uid: "x" },
      { apiVersion: "apps/v1", kind: "StatefulSet", name: "db", uid: "s1", controller: true },
    ],
  },
  spec: {
    nodeName: "w1",
    terminationGracePeriodSeconds: 60,
    priorityClassName: "high",
    nodeSelector: { disk: "ssd" },
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: "zone", operator: "In", values: ["a"] }] },
            { matchFields: [{ key: "metadata.name", operator: "In", values: ["w1"] }] },
          ],
        },
      },
    },
    tolerations: [
      {
        key: "node.kubernetes.io/not-ready",
        operator: "Exists",
        effect: "NoExecute",
        tolerationSeconds: 300,
      },
    ],
    containers: [{ resources: { requests: { cpu: "500m", memory: "1Gi" } } }],
    volumes: [
      { name: "tmp", emptyDir: {} },
      { name: "shm", emptyDir: { medium: "Memory" } },
      { name: "data", persistentVolumeClaim: { claimName: "data-db-0" } },
      { name: "scratch", ephemeral: {} },
      { name: "config" },
    ],
  },
  status: {
    phase: "Running",
    conditions: [
      { type: "Initialized", status: "True" },
      { type: "Ready", status: "True" },
    ],
  },
};

test("projects everything that the rules read", () => {
  expect(createPodProjection()(full)).toEqual({
    namespace: "shop",
    name: "db-0",
    uid: "u1",
    nodeName: "w1",
    createdAt: "2026-01-01T00:00:00Z",
    labels: { app: "db" },
    phase: "Running",
    status: "Terminating",
    restarts: 0,
    containers: 1,
    containersReady: 0,
    ready: true,
    graceSeconds: 60,
    deletionAt: "2026-01-01T00:01:00Z",
    deletionGraceSeconds: 60,
    finalizers: ["example.com/hold"],
    mirror: false,
    controller: { apiVersion: "apps/v1", kind: "StatefulSet", name: "db", uid: "s1" },
    emptyDirs: [
      { name: "tmp", medium: "disk" },
      { name: "shm", medium: "memory" },
    ],
    claims: ["data-db-0", "db-0-scratch"],
    requests: { cpuMilli: 500, memoryBytes: 2 ** 30, pods: 1 },
    tolerations: [
      {
        key: "node.kubernetes.io/not-ready",
        operator: "Exists",
        effect: "NoExecute",
        tolerationSeconds: 300,
      },
    ],
    nodeSelector: { disk: "ssd" },
    nodeAffinity: [
      { labels: [{ key: "zone", operator: "In", values: ["a"] }], fields: [] },
      { labels: [], fields: [{ key: "metadata.name", operator: "In", values: ["w1"] }] },
    ],
    priorityClass: "high",
    scheduling: { ephemeral: [{ claim: "db-0-scratch" }] },
  });
});

test("a bare pod in its first moment", () => {
  const pod = createPodProjection()({
    metadata: { name: "p", namespace: "n", uid: "u" },
    spec: { containers: [{}] },
  });
  expect(pod).toMatchObject({ phase: "Unknown", ready: false, graceSeconds: 30, claims: [], emptyDirs: [] });
  expect(pod.controller).toBeUndefined();
  expect(pod.nodeAffinity).toBeUndefined();
  expect(pod.nodeName).toBeUndefined();
});

test("a mirror pod is known by its annotation, whatever its value", () => {
  const annotations = { "kubernetes.io/config.mirror": "" };
  expect(createPodProjection()({ metadata: { annotations } }).mirror).toBe(true);
});

test("Ready is the condition, not the phase", () => {
  const conditions = [{ type: "Ready", status: "False" }];
  expect(createPodProjection()({ status: { phase: "Running", conditions } }).ready).toBe(false);
});

test("required affinity without terms matches no node, and is kept as such", () => {
  const spec = {
    affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } } },
  };
  expect(createPodProjection()({ spec }).nodeAffinity).toEqual([]);
});

test("pods share what they have in common", () => {
  const project = createPodProjection();
  const [first, second] = [project(structuredClone(full)), project(structuredClone(full))];
  expect(second.tolerations).toBe(first.tolerations);
  expect(second.requests).toBe(first.requests);
  expect(second.controller).toBe(first.controller);
  expect(second).not.toBe(first);
});

test.each([
  ["2026-01-01T00:00:05Z", "2026-01-01T00:00:05Z"],
  ["2026-01-01T00:00:00Z", undefined],
  [undefined, undefined],
])("a start at %s is kept where it is not when the pod was made", (startTime, startedAt) => {
  const metadata = { creationTimestamp: "2026-01-01T00:00:00Z" };
  expect(createPodProjection()({ metadata, status: { startTime } }).startedAt).toBe(startedAt);
});
