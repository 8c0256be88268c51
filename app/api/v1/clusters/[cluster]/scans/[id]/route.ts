import { deleteScan, readScan } from "@/lib/server/endpoints/scans";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(readScan);
export const DELETE = withRoute(deleteScan);
