import { streamCluster } from "@/lib/server/endpoints/stream";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(streamCluster);
