import { readAccount } from "@/lib/server/endpoints/account";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(readAccount);
