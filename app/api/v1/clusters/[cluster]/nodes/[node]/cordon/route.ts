import { cordon } from "@/lib/server/endpoints/clusters";
import { withRoute } from "@/lib/server/with-route";

export const POST = withRoute(cordon);
