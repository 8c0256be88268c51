import { readCluster } from "@/lib/server/endpoints/clusters";
import { changeClusterCall, removeClusterCall } from "@/lib/server/endpoints/manage-clusters";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(readCluster);
export const PATCH = withRoute(changeClusterCall);
export const DELETE = withRoute(removeClusterCall);
