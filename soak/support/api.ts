import { readFileSync } from "node:fs";
import { Agent, type RequestOptions, request } from "node:https";
import { parse } from "yaml";

interface Kubeconfig {
  clusters: [{ cluster: { server: string; "certificate-authority-data": string } }];
  users: [{ user: { "client-certificate-data": string; "client-key-data": string } }];
}

/** Where a sandbox's API server is, and the administrator's way in. */
export interface Access {
  server: URL;
  agent: Agent;
}

export function accessOf(kubeconfig: string): Access {
  const { clusters, users } = parse(readFileSync(kubeconfig, "utf8")) as Kubeconfig;
  const decode = (data: string) => Buffer.from(data, "base64");
  const [{ cluster }] = clusters;
  const [{ user }] = users;
  const ca = decode(cluster["certificate-authority-data"]);
  const cert = decode(user["client-certificate-data"]);
  const key = decode(user["client-key-data"]);
  return { server: new URL(cluster.server), agent: new Agent({ keepAlive: true, ca, cert, key }) };
}

/** The API server said no. */
class RefusedError extends Error {
  override readonly name = "RefusedError";
}

const CALL_MS = 20_000;

/** One call as a person with kubectl makes it. Throws RefusedError for anything but success, and the socket's errors. */
export function ask<T>({ server, agent }: Access, method: string, path: string, body?: unknown): Promise<T> {
  const text = body === undefined ? "" : JSON.stringify(body);
  const options: RequestOptions = {
    agent,
    method,
    host: server.hostname,
    port: server.port,
    path,
    timeout: CALL_MS,
    headers: {
      "user-agent": "kubectl",
      "content-type": method === "PATCH" ? "application/merge-patch+json" : "application/json",
      // Node.js itself gives none with DELETE.
      "content-length": Buffer.byteLength(text),
    },
  };
  return new Promise((resolve, reject) => {
    const call = request(options, async (response) => {
      try {
        const parts: Buffer[] = [];
        for await (const part of response) parts.push(part as Buffer);
        const answer = Buffer.concat(parts).toString("utf8");
        const { statusCode = 0 } = response;
        if (statusCode >= 300)
          reject(new RefusedError(`${method} ${path}: ${statusCode} ${answer.slice(0, 300)}`));
        else resolve(JSON.parse(answer) as T);
      } catch (error) {
        reject(error);
      }
    });
    call.on("timeout", () => call.destroy(new Error(`${method} ${path}: no answer`)));
    call.on("error", reject);
    call.end(text);
  });
}

/** Looks until `read` gives something; throws what could not be seen in time, naming it. */
export async function until<T>(what: string, ms: number, read: () => Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + ms;
  let last: unknown;
  while (performance.now() < deadline) {
    try {
      const found = await read();
      if (found !== undefined) return found;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`not within ${ms / 1000} s: ${what}`, { cause: last });
}
