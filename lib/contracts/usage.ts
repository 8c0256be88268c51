import { z } from "zod";
import type { Usage } from "@/lib/domain/usage";

/** Real use of all nodes. Empty where no metrics-server answers. */
export const ClusterUsage = z.object({
  measuredAt: z.string().optional(),
  nodes: z.record(z.string(), z.object({ cpuMilli: z.number(), memoryBytes: z.number() })).optional(),
}) satisfies z.ZodType<Partial<Usage>>;
export type ClusterUsage = z.infer<typeof ClusterUsage>;
