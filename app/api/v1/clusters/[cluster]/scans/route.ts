import { createScan, listScans } from "@/lib/server/endpoints/scans";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(listScans);
export const POST = withRoute(createScan);
