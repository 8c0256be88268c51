import { MaintenanceList } from "@/lib/contracts/maintained";
import { decideAccess } from "@/lib/domain/access/decide";
import { getConsole } from "@/lib/server/console";
import type { Endpoint } from "@/lib/server/with-route";

export const listMaintenances: Endpoint = {
  method: "GET",
  path: "/api/v1/maintenances",
  verb: "self",
  summary:
    "Nodes in maintenance of all clusters that one may read, with phase, progress, who, why and since when",
  response: MaintenanceList,
  handle: ({ person }) => ({
    items: [...getConsole().clusters].flatMap(([id, cluster]) =>
      decideAccess(person, "cluster.read", id).allowed ? (cluster.maintained() ?? []) : [],
    ),
  }),
};
