import { readClusterBalance } from "@/lib/server/endpoints/restarts";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(readClusterBalance);
