import { listClusters } from "@/lib/server/endpoints/clusters";
import { addClusterCall } from "@/lib/server/endpoints/manage-clusters";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(listClusters);
export const POST = withRoute(addClusterCall);
