import { changeSchedule, removeSchedule } from "@/lib/server/endpoints/scan-schedules";
import { withRoute } from "@/lib/server/with-route";

export const PATCH = withRoute(changeSchedule);
export const DELETE = withRoute(removeSchedule);
