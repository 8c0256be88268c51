import { changeChannel, removeChannel } from "@/lib/server/endpoints/channels";
import { withRoute } from "@/lib/server/with-route";

export const PATCH = withRoute(changeChannel);
export const DELETE = withRoute(removeChannel);
