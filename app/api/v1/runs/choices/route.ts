import { listRunChoices } from "@/lib/server/endpoints/runs";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(listRunChoices);
