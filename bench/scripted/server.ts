/**
 * An API server that serves a generated cluster: lists in pages, watches, the Lease, what is asked of rights and
 * version. A process of its own, so that what it uses is not counted as the console's. Its arguments are the numbers
 * of nodes and pods; it says by message where it listens, and is told by message how much shall change.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ScriptedCluster } from "./cluster.ts";

export type ToServer = { replacementsPerSecond: number };
export type FromServer = { port: number };

const BOOKMARK_MS = 60_000;
const TICK_MS = 40;

const watches = new Map<string, Set<ServerResponse>>();
let rate = 0;
let lease: { metadata: Record<string, unknown>; spec?: unknown } | undefined;

const [nodes = 0, pods = 0] = process.argv.slice(2).map(Number);
const cluster = new ScriptedCluster(nodes, pods, (path, type, object) => {
  const line = `${JSON.stringify({ type, object })}\n`;
  for (const watch of watches.get(path) ?? []) watch.write(line);
});

function answer(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function list(response: ServerResponse, path: string, query: URLSearchParams): void {
  const collection = cluster.collections.get(path);
  if (!collection) {
    answer(response, { kind: "Status", status: "Failure", code: 404, message: path }, 404);
    return;
  }
  const from = Number(query.get("continue") ?? 0);
  const to = from + Number(query.get("limit") ?? collection.size());
  const more = to < collection.size() ? String(to) : undefined;
  answer(response, {
    metadata: { resourceVersion: cluster.version, continue: more },
    items: collection.slice(from, to),
  });
}

function watch(response: ServerResponse, path: string, query: URLSearchParams): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.flushHeaders();
  const open = watches.get(path) ?? new Set();
  watches.set(path, open.add(response));
  const end = setTimeout(() => response.end(), Number(query.get("timeoutSeconds") ?? 300) * 1000);
  const bookmark = setInterval(() => {
    const object = { metadata: { resourceVersion: cluster.version } };
    response.write(`${JSON.stringify({ type: "BOOKMARK", object })}\n`);
  }, BOOKMARK_MS);
  response.once("close", () => {
    clearTimeout(end);
    clearInterval(bookmark);
    open.delete(response);
  });
}

async function writeLease(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += part;
  lease = JSON.parse(text) as { metadata: Record<string, unknown>; spec?: unknown };
  lease.metadata.resourceVersion = String(Date.now());
  answer(response, lease);
}

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  if (pathname === "/version") return answer(response, { gitVersion: "v1.36.3" });
  if (pathname.includes("/leases")) {
    if (request.method !== "GET") return void writeLease(request, response);
    return lease ? answer(response, lease) : answer(response, { kind: "Status", code: 404 }, 404);
  }
  if (pathname.endsWith("/selfsubjectaccessreviews")) return answer(response, { status: { allowed: true } });
  if (searchParams.get("watch") === "true") return watch(response, pathname, searchParams);
  list(response, pathname, searchParams);
});
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.send?.({ port } satisfies FromServer);
});

let owed = 0;
setInterval(() => {
  for (owed += (rate * TICK_MS) / 1000; owed >= 1; owed--) cluster.replaceOne();
  cluster.beat(TICK_MS);
}, TICK_MS);
process.on("message", ({ replacementsPerSecond }: ToServer) => {
  rate = replacementsPerSecond;
});
// Nobody is left to serve.
process.on("disconnect", () => process.exit(0));
