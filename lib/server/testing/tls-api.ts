import { createServer as createPlainServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { base64, CERTIFICATE, KEY } from "@/lib/adapters/kubernetes/testing/certificates";
import { kubeconfigWith } from "@/lib/adapters/kubernetes/testing/kubeconfig-with";

interface Asked {
  path: string;
  token?: string;
  /** The answer, or the connection that it was on, has ended. */
  ended: boolean;
}

/** What an API server answers: a status, and a body that is JSON unless it is text; "held": a watch, which lasts. */
type Answer = (asked: Asked) => { status?: number; headers?: Record<string, string>; body: unknown } | "held";

/** An API server that lets anybody do everything. `uid` is its kube-system namespace's. */
export function permissive(uid: string, gitVersion = "v1.36.3"): Answer {
  return ({ path }) => {
    if (path === "/version") return { body: { gitVersion } };
    if (path.endsWith("/kube-system")) return { body: { metadata: { name: "kube-system", uid } } };
    return { status: 201, body: { status: { allowed: true, userInfo: { username: "robot" } } } };
  };
}

/** A server at https on loopback until the test ends, and a kubeconfig that leads to it; `plain`: without TLS. */
export async function startTlsApi(answer: Answer, { plain = false } = {}) {
  const asked: Asked[] = [];
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    const token = request.headers.authorization?.replace("Bearer ", "");
    const one: Asked = { path: request.url ?? "", token, ended: false };
    asked.push(one);
    response.on("close", () => {
      one.ended = true;
    });
    const answered = answer(one);
    if (answered === "held") return void response.writeHead(200).flushHeaders();
    const { status = 200, headers = {}, body } = answered;
    const text = typeof body === "string" ? body : JSON.stringify(body);
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(text);
  };
  const server = plain
    ? createPlainServer(listener)
    : createServer({ cert: CERTIFICATE, key: KEY }, listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const pasted = (cluster: object = {}, user: object = { token: "first" }) => {
    const to = { server: `https://127.0.0.1:${port}`, "tls-server-name": "drydock-test" };
    const authority = { "certificate-authority-data": base64(CERTIFICATE) };
    return {
      kubeconfig: kubeconfigWith({ cluster: { ...to, ...authority, ...cluster }, user }),
      context: "x",
    };
  };
  return { pasted, asked, host: `127.0.0.1:${port}` };
}
