import { plan } from "@/lib/server/endpoints/maintenance";
import { withRoute } from "@/lib/server/with-route";

export const POST = withRoute(plan);
