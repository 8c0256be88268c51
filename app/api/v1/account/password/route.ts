import { setPassword } from "@/lib/server/endpoints/account";
import { withRoute } from "@/lib/server/with-route";

export const POST = withRoute(setPassword);
