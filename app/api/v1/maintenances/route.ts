import { listMaintenances } from "@/lib/server/endpoints/maintained";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(listMaintenances);
