import { setGroup } from "@/lib/server/endpoints/people";
import { withRoute } from "@/lib/server/with-route";

export const PUT = withRoute(setGroup);
