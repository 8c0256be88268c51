import { addChannel, listChannels } from "@/lib/server/endpoints/channels";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(listChannels);
export const POST = withRoute(addChannel);
