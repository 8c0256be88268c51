/**
 * The console as `npm start` runs it, engine, leader, adapter and API, without Next.js and so without pages: it is back
 * half a second after a crash. Says on stdout where it listens, and a token for its API.
 */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { shellToken } from "@/lib/operations/sign-in/shell-token";
import { startConsole } from "@/lib/server/console";
import * as clusters from "@/lib/server/endpoints/clusters";
import * as maintenance from "@/lib/server/endpoints/maintenance";
import { type Endpoint, withRoute } from "@/lib/server/with-route";

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

function routeOf(method: string, path: string) {
  for (const endpoint of ROUTES) {
    const pattern = new RegExp(`^${endpoint.path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
    const match = endpoint.method === method ? pattern.exec(path) : null;
    if (match) return { endpoint, params: { ...match.groups } };
  }
  return undefined;
}

async function requestOf(incoming: IncomingMessage, url: URL): Promise<Request> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const { method = "GET", headers } = incoming;
  const body = method === "GET" ? undefined : Buffer.concat(parts).toString();
  return new Request(url, { method, headers: headers as Record<string, string>, body });
}

const server = createServer((incoming, response) => {
  const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
  const route = routeOf(incoming.method ?? "GET", url.pathname);
  if (!route) return response.writeHead(404).end();
  const context = { params: Promise.resolve(route.params) };
  void requestOf(incoming, url)
    .then((request) => withRoute(route.endpoint)(request, context))
    .then(async (answer) => response.writeHead(answer.status).end(await answer.text()));
});
process.stdin.resume().on("end", () => process.exit());
const token = await shellToken({ ctx: running.people, input: { name: "soak" } });
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ port, token, cluster })}\n`);
});
