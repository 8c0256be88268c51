import { listTokensOf, revokeTokensOf } from "@/lib/server/endpoints/people";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(listTokensOf);
export const DELETE = withRoute(revokeTokensOf);
