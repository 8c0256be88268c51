import { z } from "zod";
import type { ComponentHealth } from "@/lib/domain/components";

export const ClusterHealth = z.object({
  components: z.array(
    z.object({
      id: z.enum(["api-server", "etcd", "kube-controller-manager", "kube-scheduler", "nodes"]),
      state: z.enum(["healthy", "degraded", "unhealthy", "unknown"]),
      value: z.string().describe("What is counted or measured"),
      detail: z.string().describe("By what that is known, or why it can't be"),
    }) satisfies z.ZodType<ComponentHealth>,
  ),
  checkedAt: z.iso.datetime(),
});
export type ClusterHealth = z.infer<typeof ClusterHealth>;
