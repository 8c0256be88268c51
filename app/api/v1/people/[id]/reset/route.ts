import { makeResetLink } from "@/lib/server/endpoints/people";
import { withRoute } from "@/lib/server/with-route";

export const POST = withRoute(makeResetLink);
