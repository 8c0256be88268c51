import { listNodes } from "@/lib/server/endpoints/clusters";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(listNodes);
