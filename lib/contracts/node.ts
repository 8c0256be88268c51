import { z } from "zod";
import { Phase, ProofCheckBody } from "./maintenance";
import { PodRow } from "./pod";

const Meter = z.object({ requested: z.number(), allocatable: z.number() });

/** What a row tells of a node's maintenance. The whole of it is behind GET …/nodes/{node}/maintenance. */
export const NodeMaintenance = z.object({
  id: z.string(),
  phase: Phase,
  by: z.string(),
  reason: z.string(),
  since: z.iso.datetime(),
  progress: z.object({ total: z.int(), moved: z.int(), waiting: z.int(), failed: z.int() }),
  headline: z.string(),
  checkedAt: z.iso.datetime().optional(),
  proof: z.array(ProofCheckBody),
  question: z
    .object({
      kind: z.enum(["uncordoned", "recreated", "stopped", "unreadable", "control-plane"]),
      text: z.string(),
    })
    .optional(),
  wasCordoned: z.boolean(),
});
export type NodeMaintenance = z.infer<typeof NodeMaintenance>;

/** Verbs that a node's menu offers, with the reason for each that is refused now. */
const Refusals = z.object({
  turnOn: z.string().optional(),
  turnOff: z.string().optional(),
  cordon: z.string().optional(),
  uncordon: z.string().optional(),
});

export const NodeRow = z.object({
  name: z.string(),
  uid: z.string(),
  pool: z.string(),
  poolKind: z.enum(["control-plane", "worker"]),
  roles: z.array(z.string()).describe("Of node-role.kubernetes.io/*, sorted; empty prints as <none>"),
  zone: z.string().optional(),
  instanceType: z.string().optional(),
  health: z.object({
    state: z.enum(["healthy", "not-ready", "pressure"]),
    text: z.string().describe("What the kubelet said"),
  }),
  status: z.string().describe("As kubectl get nodes prints it, letter for letter"),
  schedulable: z.boolean(),
  version: z.string(),
  pods: z.int(),
  cpuMilli: Meter,
  memoryBytes: Meter,
  podSlots: Meter,
  createdAt: z.iso.datetime(),
  labels: z.record(z.string(), z.string()),
  taints: z.array(z.object({ key: z.string(), value: z.string().optional(), effect: z.string() })),
  maintenance: NodeMaintenance.optional(),
  refusals: Refusals,
  uncounted: z
    .literal(true)
    .optional()
    .describe("The cluster's pods are not listed yet: pods and what is requested say nothing"),
});
export type NodeRow = z.infer<typeof NodeRow>;

export const NodeList = z.object({ items: z.array(NodeRow) });
export type NodeList = z.infer<typeof NodeList>;

export const NodePods = z.object({ items: z.array(PodRow) });
export type NodePods = z.infer<typeof NodePods>;
