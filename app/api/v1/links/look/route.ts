import { lookAtOneTimeLink } from "@/lib/server/endpoints/links";
import { withOpenRoute } from "@/lib/server/with-route";

export const POST = withOpenRoute(lookAtOneTimeLink);
