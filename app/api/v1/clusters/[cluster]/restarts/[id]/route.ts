import { deleteRestarts } from "@/lib/server/endpoints/restarts";
import { withRoute } from "@/lib/server/with-route";

export const DELETE = withRoute(deleteRestarts);
