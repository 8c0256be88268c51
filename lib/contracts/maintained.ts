import { z } from "zod";
import { NodeMaintenance } from "./node";

/** One node in maintenance, as the list over all clusters tells it. */
export const MaintainedNode = NodeMaintenance.omit({ proof: true, wasCordoned: true }).extend({
  node: z.string(),
  uid: z.string(),
  deadlineAt: z.iso.datetime().optional().describe("When evicting ends and a person is asked; absent: never"),
});
export type MaintainedNode = z.infer<typeof MaintainedNode>;

/** Those of one cluster. */
export const ClusterMaintenances = z.object({
  cluster: z.string().describe("Its id"),
  nodes: z.array(MaintainedNode),
});
export type ClusterMaintenances = z.infer<typeof ClusterMaintenances>;

export const MaintenanceList = z.object({
  items: z.array(ClusterMaintenances).describe("Clusters without a node in maintenance are left out"),
});
export type MaintenanceList = z.infer<typeof MaintenanceList>;
