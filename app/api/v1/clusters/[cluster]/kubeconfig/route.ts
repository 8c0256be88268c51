import { readKubeconfig } from "@/lib/server/endpoints/kubeconfig";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(readKubeconfig);
