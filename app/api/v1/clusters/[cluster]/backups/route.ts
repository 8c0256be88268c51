import { createBackup, readBackups } from "@/lib/server/endpoints/backups";
import { withRoute } from "@/lib/server/with-route";

export const GET = withRoute(readBackups);
export const POST = withRoute(createBackup);
