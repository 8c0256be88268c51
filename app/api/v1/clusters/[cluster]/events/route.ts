import { listClusterEvents } from "@/lib/server/endpoints/events";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(listClusterEvents);
