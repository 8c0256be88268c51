import { listPeople } from "@/lib/server/endpoints/people";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(listPeople);
