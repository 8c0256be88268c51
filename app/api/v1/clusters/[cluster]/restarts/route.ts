import { createRestarts, listRestarts } from "@/lib/server/endpoints/restarts";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(listRestarts);
export const POST = withRoute(createRestarts);
