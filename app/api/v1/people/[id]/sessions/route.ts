import { endSessionsOf, listSessionsOf } from "@/lib/server/endpoints/people";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(listSessionsOf);
export const DELETE = withRoute(endSessionsOf);
