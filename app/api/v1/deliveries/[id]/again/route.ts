import { sendAgain } from "@/lib/server/endpoints/channels";
import { withRoute } from "@/lib/server/with-route";

export const POST = withRoute(sendAgain);
