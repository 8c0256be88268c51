import { listEvents } from "@/lib/server/endpoints/node-detail";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(listEvents);
