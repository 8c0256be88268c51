import { readProfileOf } from "@/lib/server/endpoints/profile";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(readProfileOf);
