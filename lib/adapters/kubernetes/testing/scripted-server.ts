import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ClusterContext } from "@/lib/adapters/kubernetes";
import { createConnection } from "@/lib/adapters/kubernetes/connection";
import { createHttp, type KubeHttp } from "@/lib/adapters/kubernetes/http";
import { contextOf } from "./context";

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

export interface ScriptedServer {
  http: KubeHttp;
  context: ClusterContext;
  port: number;
  /** "GET /path?query" of each request so far. */
  requests: string[];
  /** TCP connections that were opened so far. */
  connections(): number;
  open(): number;
  close(): Promise<void>;
}

/** An HTTP server on loopback that does what a test tells it, and the adapter's client for it. */
export async function startScriptedServer(answer: Answer): Promise<ScriptedServer> {
  const requests: string[] = [];
  let opened = 0;
  let open = 0;
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    answer(response, request);
  });
  server.on("connection", (socket) => {
    opened += 1;
    open += 1;
    socket.on("close", () => {
      open -= 1;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const context = contextOf({ server: `http://127.0.0.1:${port}` });
  const connection = createConnection(context);
  return {
    http: createHttp(connection),
    context,
    port,
    requests,
    connections: () => opened,
    open: () => open,
    async close() {
      await connection.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function json(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

export function failure(
  response: ServerResponse,
  code: number,
  message: string,
  headers: Record<string, string> = {},
) {
  json(response, { kind: "Status", status: "Failure", message, code }, code, headers);
}

/** One line of a watch. */
export function line(type: string, object: unknown): string {
  return `${JSON.stringify({ type, object })}\n`;
}
