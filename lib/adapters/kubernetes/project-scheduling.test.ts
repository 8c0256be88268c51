import { expect, test } from "vitest";
import type { SchedulingTerms } from "@/lib/domain/scheduling/observed";
import { createPodProjection } from "./project-pod";
import { schedulingOf } from "./project-scheduling";
import type { RawPodSpec } from "./raw-scheduling";

const of = (spec: RawPodSpec) => schedulingOf(spec, "web-1");
const web = { matchLabels: { app: "web" } };
const selectsWeb = { matchLabels: { app: "web" }, matchExpressions: [] };

test("a pod that asks for nothing special has no terms at all", () => {
  expect(of({})).toBeUndefined();
  const plain: RawPodSpec = {
    priority: 0,
    preemptionPolicy: "PreemptLowerPriority",
    schedulerName: "default-scheduler",
    affinity: {},
    topologySpreadConstraints: [],
    containers: [{ ports: [{ hostPort: 0 }, {}] }],
    volumes: [{ name: "config" }],
  };
  expect(of(plain)).toBeUndefined();
});

const cases: [string, RawPodSpec, SchedulingTerms][] = [
  ["priority", { priority: 1000, preemptionPolicy: "Never" }, { priority: 1000, neverPreempts: true }],
  ["a lower priority", { priority: -5 }, { priority: -5 }],
  ["another scheduler", { schedulerName: "volcano" }, { scheduler: "volcano" }],
  ["gates", { schedulingGates: [{}] }, { gated: true }],
  [
    "required pod affinity of the pod's own namespace",
    {
      affinity: {
        podAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            { topologyKey: "zone", labelSelector: web, namespaces: [] },
          ],
        },
      },
    },
    { affinity: [{ topologyKey: "zone", selector: selectsWeb }] },
  ],
  [
    "required anti-affinity in other namespaces; an empty selector is not the same as none",
    {
      affinity: {
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            { topologyKey: "host", namespaces: ["a"], namespaceSelector: {} },
          ],
        },
      },
    },
    {
      antiAffinity: [
        {
          topologyKey: "host",
          namespaces: ["a"],
          namespaceSelector: { matchLabels: {}, matchExpressions: [] },
        },
      ],
    },
  ],
  [
    "what it would rather have",
    {
      affinity: {
        nodeAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            { weight: 3, preference: { matchExpressions: [{ key: "disk", operator: "Exists" }] } },
          ],
        },
        podAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            { weight: 7, podAffinityTerm: { topologyKey: "zone", labelSelector: web } },
          ],
        },
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            { weight: 9, podAffinityTerm: { topologyKey: "h" } },
          ],
        },
      },
    },
    {
      preferredNodes: [
        { weight: 3, term: { labels: [{ key: "disk", operator: "Exists", values: [] }], fields: [] } },
      ],
      preferredAffinity: [{ weight: 7, term: { topologyKey: "zone", selector: selectsWeb } }],
      preferredAntiAffinity: [{ weight: 9, term: { topologyKey: "h" } }],
    },
  ],
  [
    "spread with its defaults",
    { topologySpreadConstraints: [{ topologyKey: "zone", maxSkew: 2, whenUnsatisfiable: "DoNotSchedule" }] },
    { spread: [{ topologyKey: "zone", maxSkew: 2, hard: true }] },
  ],
  [
    "spread with everything",
    {
      topologySpreadConstraints: [
        {
          topologyKey: "zone",
          maxSkew: 1,
          whenUnsatisfiable: "ScheduleAnyway",
          labelSelector: web,
          matchLabelKeys: ["pod-template-hash"],
          minDomains: 3,
          nodeAffinityPolicy: "Ignore",
          nodeTaintsPolicy: "Honor",
        },
      ],
    },
    {
      spread: [
        {
          topologyKey: "zone",
          maxSkew: 1,
          hard: false,
          selector: selectsWeb,
          matchLabelKeys: ["pod-template-hash"],
          minDomains: 3,
          anyNode: true,
          untaintedOnly: true,
        },
      ],
    },
  ],
  [
    "host ports of containers and sidecars, not of init containers",
    {
      containers: [
        {
          ports: [
            { hostPort: 80, protocol: "TCP" },
            { hostPort: 53, protocol: "UDP", hostIP: "10.0.0.1" },
          ],
        },
      ],
      initContainers: [
        { restartPolicy: "Always", ports: [{ hostPort: 9000, hostIP: "" }] },
        { ports: [{ hostPort: 1 }] },
      ],
    },
    { ports: [{ port: 80 }, { port: 53, protocol: "UDP", ip: "10.0.0.1" }, { port: 9000 }] },
  ],
  [
    "ephemeral volumes, whose claim carries the name of the pod",
    {
      volumes: [
        { name: "tmp", ephemeral: { volumeClaimTemplate: { spec: { storageClassName: "fast" } } } },
        { name: "data", persistentVolumeClaim: { claimName: "data" } },
      ],
    },
    { ephemeral: [{ claim: "web-1-tmp", storageClass: "fast" }] },
  ],
  [
    "what is not evaluated, by name",
    { resourceClaims: [{}], workloadRef: {}, volumes: [{ name: "d", rbd: {} }] },
    { unknown: ["dynamic resource claims", "gang scheduling", "disks named in the pod"] },
  ],
];

test.each(cases)("%s", (_, spec, expected) => {
  expect(of(spec)).toEqual(expected);
});

test("pods of one controller share their terms", () => {
  const project = createPodProjection();
  const pod = (name: string, spec: RawPodSpec) => project({ metadata: { name, namespace: "n" }, spec });
  const spec = (): RawPodSpec => ({ priority: 7, topologySpreadConstraints: [{ topologyKey: "zone" }] });
  const [first, second] = [pod("a", spec()), pod("b", spec())];
  expect(first.scheduling).toBeDefined();
  expect(second.scheduling).toBe(first.scheduling);
  expect(pod("c", { priority: 8 }).scheduling).not.toBe(first.scheduling);
});
