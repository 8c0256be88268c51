import { listWorkloadChoices } from "@/lib/server/endpoints/workloads";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(listWorkloadChoices);
