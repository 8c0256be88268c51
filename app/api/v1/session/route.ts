import { readSession, signIn, signOut } from "@/lib/server/endpoints/session";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(readSession);
export const POST = signIn;
export const DELETE = signOut;
