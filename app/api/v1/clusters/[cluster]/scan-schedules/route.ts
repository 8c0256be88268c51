import { addSchedule, listSchedules } from "@/lib/server/endpoints/scan-schedules";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(listSchedules);
export const POST = withRoute(addSchedule);
