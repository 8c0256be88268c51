import { listAuditChoices } from "@/lib/server/endpoints/audit";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(listAuditChoices);
