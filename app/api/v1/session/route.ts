import { readSession, signIn, signOut } from "@/lib/server/endpoints/session";
import { withOpenRoute, withRoute } from "@/lib/server/with-route";

export const GET = withRoute(readSession);
export const POST = withOpenRoute(signIn);
export const DELETE = withOpenRoute(signOut);
