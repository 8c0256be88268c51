import { z } from "zod";

/**
 * How fresh what is shown is. "live": heard within 5 s (a bookmark or a probe counts);
 * "unreachable": no answer since `since`; `lastSeen` is when the cluster was last heard.
 */
export const Freshness = z.object({
  state: z.enum(["connecting", "live", "unreachable", "refused"]),
  lastSeen: z.iso.datetime().optional(),
  since: z.iso.datetime().optional(),
  why: z.string().optional(),
  of: z.string().optional().describe("The one collection that is away or may not be read; absent: all of it"),
});
export type Freshness = z.infer<typeof Freshness>;

export const ClusterSummary = z.object({
  id: z.string(),
  name: z.string(),
  server: z.string().describe("host:port of the API server"),
  version: z.string().optional(),
  freshness: Freshness,
  latencyMs: z.number().optional(),
  health: z.object({ state: z.enum(["healthy", "unhealthy", "unknown"]), text: z.string() }),
  nodes: z.object({
    total: z.int(),
    ready: z.int(),
    schedulable: z.int(),
    controlPlane: z.int(),
    otherVersions: z.array(z.object({ version: z.string(), nodes: z.int() })),
  }),
  etcd: z.object({ members: z.int(), ready: z.int() }).optional(),
  maintenance: z.object({ total: z.int(), blocked: z.int() }),
  /** One square a node, in the order pool, name, for the strip of the clusters table; equal neighbours are one run. */
  squares: z.array(
    z.object({
      pool: z.string(),
      nodes: z.int(),
      state: z.enum([
        "healthy",
        "not-ready",
        "initiated",
        "complete",
        "blocked",
        "failed",
        "paused",
        "ending",
      ]),
    }),
  ),
  cpuMilli: z.object({ requested: z.number(), allocatable: z.number() }),
  memoryBytes: z.object({ requested: z.number(), allocatable: z.number() }),
  /** The leader that drives maintenance here, as seen in the Lease. */
  driver: z.object({ holder: z.string(), renewedAt: z.iso.datetime() }).optional(),
  /** Where the console has it from. */
  origin: z.enum(["file", "in-cluster", "added"]),
  tags: z.array(z.string()),
  added: z
    .object({ by: z.string(), at: z.iso.datetime(), rotatedAt: z.iso.datetime().optional() })
    .optional(),
  impersonation: z.object({
    mode: z.enum(["auto", "on", "off"]),
    userPrefix: z.string(),
    groupPrefix: z.string(),
  }),
  kubeconfig: z.object({
    user: z.string().describe("File name"),
    admin: z.string().optional().describe("File name; absent when it can't be made"),
    why: z.string().optional(),
  }),
});
export type ClusterSummary = z.infer<typeof ClusterSummary>;

export const ClusterList = z.object({ items: z.array(ClusterSummary) });
export type ClusterList = z.infer<typeof ClusterList>;
