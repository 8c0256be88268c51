import { readHealth } from "@/lib/server/endpoints/health";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(readHealth);
