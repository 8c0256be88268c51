import { changePerson } from "@/lib/server/endpoints/people";
import { withRoute } from "@/lib/server/with-route";

export const PATCH = withRoute(changePerson);
