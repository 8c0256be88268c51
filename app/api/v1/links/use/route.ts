import { redeemOneTimeLink } from "@/lib/server/endpoints/links";
import { withOpenRoute } from "@/lib/server/with-route";

export const POST = withOpenRoute(redeemOneTimeLink);
