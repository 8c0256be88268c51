import { beginAtProvider } from "@/lib/server/endpoints/provider";
import { withOpenRoute } from "@/lib/server/with-route";

export const GET = withOpenRoute(beginAtProvider);
