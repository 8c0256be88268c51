import { inspectKubeconfig } from "@/lib/server/endpoints/manage-clusters";
import { withRoute } from "@/lib/server/with-route";

export const POST = withRoute(inspectKubeconfig);
