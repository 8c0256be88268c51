import { revokeToken } from "@/lib/server/endpoints/account";
import { withRoute } from "@/lib/server/with-route";

export const DELETE = withRoute(revokeToken);
