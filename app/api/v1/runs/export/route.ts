import { exportRuns } from "@/lib/server/endpoints/runs";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(exportRuns);
