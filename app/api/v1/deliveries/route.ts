import { listDeliveries } from "@/lib/server/endpoints/channels";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(listDeliveries);
