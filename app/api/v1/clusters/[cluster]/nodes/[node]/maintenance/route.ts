import {
  editMaintenance,
  endMaintenance,
  readMaintenance,
  startMaintenance,
} from "@/lib/server/endpoints/maintenance";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(readMaintenance);
export const POST = withRoute(startMaintenance);
export const PATCH = withRoute(editMaintenance);
export const DELETE = withRoute(endMaintenance);
