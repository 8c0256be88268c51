import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { networksOf } from "@/lib/server/request/client";
import { createFront } from "@/lib/server/request/front";
import { type Endpoint, type OpenEndpoint, withOpenRoute, withRoute } from "@/lib/server/with-route";

type Served = Endpoint<unknown> | OpenEndpoint<unknown>;

/** Serves endpoints of the API over HTTP on a free port, without the framework and so without pages. Returns the port. */
export async function serveEndpoints(endpoints: readonly Served[]): Promise<number> {
  const front = createFront({
    trusted: networksOf(""),
    development: false,
    onServed: () => undefined,
    onForeign: () => undefined,
  });
  const server = createServer(
    (request, response) => void front(request, response, (incoming) => answer(endpoints, incoming, response)),
  );
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return (server.address() as AddressInfo).port;
}

async function answer(
  endpoints: readonly Served[],
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = "GET", url: path = "/" } = incoming;
  const url = new URL(path, `http://${incoming.headers.host ?? "127.0.0.1"}`);
  const route = routeOf(endpoints, method, url.pathname);
  if (!route) return void response.writeHead(404).end();
  const { endpoint, params } = route;
  const serve = "open" in endpoint ? withOpenRoute(endpoint) : withRoute(endpoint);
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  const request = await requestOf(incoming, url, gone.signal);
  const { status, headers, body } = await serve(request, { params: Promise.resolve(params) });
  response.writeHead(status, Object.fromEntries(headers));
  if (body) for await (const chunk of body) response.write(chunk);
  response.end();
}

function routeOf(endpoints: readonly Served[], method: string, path: string) {
  for (const endpoint of endpoints) {
    const pattern = new RegExp(`^${endpoint.path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
    const match = endpoint.method === method ? pattern.exec(path) : null;
    if (match) return { endpoint, params: { ...match.groups } };
  }
  return undefined;
}

async function requestOf(incoming: IncomingMessage, url: URL, signal: AbortSignal): Promise<Request> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const { method = "GET", headers } = incoming;
  const body = method === "GET" ? undefined : Buffer.concat(parts).toString();
  return new Request(url, { method, headers: headers as Record<string, string>, body, signal });
}
