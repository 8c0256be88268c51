import { withdrawInvite } from "@/lib/server/endpoints/people";
import { withRoute } from "@/lib/server/with-route";

export const DELETE = withRoute(withdrawInvite);
