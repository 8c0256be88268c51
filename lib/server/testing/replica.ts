/** A console of its own process without pages, as one of several on one database. Says where it serves, and a token. */
import { shellToken } from "@/lib/operations/sign-in/shell-token";
import { startConsole } from "@/lib/server/console";
import { scrape } from "@/lib/server/endpoints/operations";
import { ENDPOINTS, OPEN_ENDPOINTS } from "@/lib/server/openapi";
import type { OpenEndpoint } from "@/lib/server/with-route";
import { serveEndpoints } from "./serve-endpoints";

const metrics: OpenEndpoint = {
  method: "GET",
  path: "/metrics",
  summary: "What a monitor scrapes",
  open: true,
  handle: ({ request }) => scrape(request),
};
const running = await startConsole();
const token = await shellToken({ ctx: running.people, input: { name: `tests-${process.pid}` } });
const port = await serveEndpoints([...ENDPOINTS, ...OPEN_ENDPOINTS, metrics as OpenEndpoint<unknown>]);
process.stdout.write(`${JSON.stringify({ port, token })}\n`);
process.stdin.resume().on("end", () => process.exit());
