import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Collection, ScriptedCluster } from "./cluster.ts";

const BOOKMARK_MS = 60_000;
/** Objects of a streaming list between two looks whether the reader keeps up. */
const SLICE = 500;
/** Marks the bookmark after which a streaming list is complete. */
const LISTED = { "k8s.io/initial-events-end": "true" };

/** An API server of one cluster: lists in pages or as a stream, watches, the Lease, what is asked of rights and version. */
export interface Api {
  server: Server;
  cluster: ScriptedCluster;
  /** Takes connections and requests and says nothing any more, on those that are open neither; or speaks again. */
  silence(on: boolean): void;
}

function answer(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

export function serveCluster(nodes: number, pods: number): Api {
  const watches = new Map<string, Set<ServerResponse>>();
  let silent = false;
  let lease: { metadata: Record<string, unknown>; spec?: unknown } | undefined;
  const cluster = new ScriptedCluster(nodes, pods, (path, type, object) => {
    if (silent) return;
    for (const watch of watches.get(path) ?? []) watch.write(line(type, object));
  });

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

  const line = (type: string, object: unknown) => `${JSON.stringify({ type, object })}\n`;

  /** What is there as events, then the bookmark that says that this was all. */
  async function stream(response: ServerResponse, { size, slice }: Collection): Promise<void> {
    for (let from = 0; from < size() && !response.destroyed; from += SLICE) {
      const lines = slice(from, from + SLICE).map((object) => line("ADDED", object));
      if (!response.write(lines.join(""))) await once(response, "drain").catch(() => {});
    }
    const metadata = { resourceVersion: cluster.version, annotations: LISTED };
    response.write(line("BOOKMARK", { metadata }));
  }

  function watch(response: ServerResponse, path: string, query: URLSearchParams): void {
    const collection = cluster.collections.get(path);
    if (!collection) {
      answer(response, { kind: "Status", code: 404 }, 404);
      return;
    }
    response.writeHead(200, { "content-type": "application/json" });
    response.flushHeaders();
    const open = watches.get(path) ?? new Set();
    watches.set(path, open.add(response));
    const end = setTimeout(() => response.end(), Number(query.get("timeoutSeconds") ?? 300) * 1000);
    const bookmark = setInterval(() => {
      if (!silent) response.write(line("BOOKMARK", { metadata: { resourceVersion: cluster.version } }));
    }, BOOKMARK_MS);
    response.once("close", () => {
      clearTimeout(end);
      clearInterval(bookmark);
      open.delete(response);
    });
    if (query.has("sendInitialEvents")) void stream(response, collection);
  }

  async function writeLease(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = "";
    for await (const part of request.setEncoding("utf8")) text += part;
    lease = JSON.parse(text) as { metadata: Record<string, unknown>; spec?: unknown };
    lease.metadata.resourceVersion = String(Date.now());
    answer(response, lease);
  }

  const server = createServer((request, response) => {
    if (silent) return;
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/version") return answer(response, { gitVersion: "v1.36.3" });
    if (pathname.includes("/leases")) {
      if (request.method !== "GET") return void writeLease(request, response);
      return lease ? answer(response, lease) : answer(response, { kind: "Status", code: 404 }, 404);
    }
    if (pathname.endsWith("/selfsubjectaccessreviews"))
      return answer(response, { status: { allowed: true } });
    if (searchParams.get("watch") === "true") return watch(response, pathname, searchParams);
    list(response, pathname, searchParams);
  });
  return {
    server,
    cluster,
    silence(on) {
      silent = on;
    },
  };
}
