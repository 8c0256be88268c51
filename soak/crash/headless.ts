/**
 * The console as `npm start` runs it, engine, leader, adapter and API, without Next.js and so without pages: it is back
 * half a second after a crash. Says on stdout where it listens, and a token for its API.
 */
import { shellToken } from "@/lib/operations/sign-in/shell-token";
import { startConsole } from "@/lib/server/console";
import * as clusters from "@/lib/server/endpoints/clusters";
import * as maintenance from "@/lib/server/endpoints/maintenance";
import { serveEndpoints } from "@/lib/server/testing/serve-endpoints";
import type { Endpoint } from "@/lib/server/with-route";

const ROUTES = [
  clusters.readCluster,
  maintenance.plan,
  maintenance.readMaintenance,
  maintenance.startMaintenance,
  maintenance.editMaintenance,
  maintenance.endMaintenance,
] as Endpoint<unknown>[];

const running = await startConsole();
const [cluster = ""] = running.clusters.keys();
process.stdin.resume().on("end", () => process.exit());
const token = await shellToken({ ctx: running.people, input: { name: "soak" } });
const port = await serveEndpoints(ROUTES);
process.stdout.write(`${JSON.stringify({ port, token, cluster })}\n`);
