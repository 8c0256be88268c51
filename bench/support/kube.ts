import { readFileSync } from "node:fs";
import { Agent, request } from "undici";
import { parse } from "yaml";

/** The outside view of a cluster: its own connections and its own name in the audit log, no code of the console. */
export interface Kube {
  /** JSON of a successful answer; throws for any other. */
  get<T>(path: string): Promise<T>;
  send<T>(method: "POST" | "PATCH" | "DELETE", path: string, body?: unknown): Promise<T>;
  close(): Promise<void>;
}

interface Kubeconfig {
  clusters: [{ cluster: { server: string; "certificate-authority-data": string } }];
  users: [{ user: { "client-certificate-data": string; "client-key-data": string } }];
}

const pem = (base64: string) => Buffer.from(base64, "base64").toString();

/** A client of a sandbox, by the kubeconfig that it wrote. */
export function openKube(kubeconfig: string): Kube {
  const config = parse(readFileSync(kubeconfig, "utf8")) as Kubeconfig;
  const [{ cluster }] = config.clusters;
  const [{ user }] = config.users;
  const dispatcher = new Agent({
    connections: 8,
    connect: {
      ca: pem(cluster["certificate-authority-data"]),
      cert: pem(user["client-certificate-data"]),
      key: pem(user["client-key-data"]),
    },
  });
  async function call<T>(
    method: "GET" | "POST" | "PATCH" | "DELETE",
    path: string,
    body?: unknown,
  ): Promise<T> {
    const answer = await request(`${cluster.server}${path}`, {
      method,
      dispatcher,
      headers: {
        "user-agent": "bench",
        "content-type": method === "PATCH" ? "application/merge-patch+json" : "application/json",
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.body.text();
    if (answer.statusCode > 299) throw new Error(`${method} ${path}: ${answer.statusCode} ${text}`);
    return JSON.parse(text) as T;
  }
  return {
    get: (path) => call("GET", path),
    send: (method, path, body) => call(method, path, body),
    close: () => dispatcher.close(),
  };
}

/** Asks until the answer is there, every 50 ms or so often as said, for at most five minutes: a busy machine takes its time. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  everyMs = 50,
): Promise<T> {
  const end = performance.now() + 300_000;
  while (performance.now() < end) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  throw new Error(`not within five minutes: ${what}`);
}
