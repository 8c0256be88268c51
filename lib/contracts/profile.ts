import { z } from "zod";
import type { Layer } from "@/lib/domain/profile/layers";
import type { Plugin } from "@/lib/domain/profile/plugins";
import type { Rollout } from "@/lib/domain/profile/rollout";

const LayerBody = z.object({
  id: z.enum(["kubernetes", "runtime", "os", "kernel"]),
  title: z.string(),
  versions: z
    .array(
      z.object({
        version: z.string(),
        nodes: z.array(z.string()),
        skew: z
          .enum(["within", "too-old", "too-new"])
          .optional()
          .describe("Of a kubelet beside the API server, by the version skew policy of Kubernetes"),
      }),
    )
    .describe("Most frequent first; more than one: nodes differ"),
}) satisfies z.ZodType<Layer>;

const PluginBody = z.object({
  name: z.string(),
  namespace: z.string(),
  daemonSet: z.string(),
  version: z.string().describe("Tag of its first image"),
}) satisfies z.ZodType<Plugin>;

export const RolloutBody = z.object({
  kind: z.enum(["DaemonSet", "Deployment", "StatefulSet"]),
  namespace: z.string(),
  name: z.string(),
  desired: z.int(),
  updated: z.int(),
  state: z.enum(["done", "unseen", "under-way", "waits-for-deletion"]),
  behind: z
    .array(z.object({ node: z.string(), inMaintenance: z.boolean() }))
    .describe("Nodes with a pod of an older revision, those in maintenance first; of DaemonSets alone"),
}) satisfies z.ZodType<Rollout>;
export type RolloutBody = z.infer<typeof RolloutBody>;

export const AddOnBody = z.object({
  namespace: z.string(),
  name: z.string(),
  revision: z.int(),
  chart: z.string(),
  chartVersion: z.string(),
  appVersion: z.string().optional(),
  status: z.string().describe("Helm's word"),
  description: z.string().optional(),
  updatedAt: z.string().optional(),
  history: z.array(z.object({ revision: z.int(), status: z.string(), at: z.string().optional() })),
  rollouts: z.array(RolloutBody),
  unknown: z.array(z.string()).describe("Controllers of its manifest that are not there, or may not be read"),
});
export type AddOnBody = z.infer<typeof AddOnBody>;

/** What runs the cluster: infrastructure by node, and add-ons. */
export const ProfileBody = z.object({
  apiServer: z.string().optional().describe("Version of the API server"),
  layers: z.array(LayerBody),
  networks: z.array(PluginBody),
  storage: z.array(PluginBody),
  drivers: z.array(z.string()).optional().describe("CSIDriver objects; absent: not allowed to read"),
  addOns: z.discriminatedUnion("state", [
    z.object({ state: z.literal("known"), items: z.array(AddOnBody) }),
    z.object({ state: z.literal("forbidden"), why: z.string() }),
  ]),
  agents: z.array(RolloutBody).describe("DaemonSets of no release whose rollout is not done"),
});
export type ProfileBody = z.infer<typeof ProfileBody>;

export const AddOnQuery = z.object({
  namespace: z.string().min(1).max(63),
  release: z.string().min(1).max(53),
});

export const AddOnValues = z.object({ values: z.string().describe("JSON, as somebody gave them to Helm") });
export type AddOnValues = z.infer<typeof AddOnValues>;
