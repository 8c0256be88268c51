import { globSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createCluster } from "@/lib/adapters/kubernetes";
import { contextOf } from "@/lib/adapters/kubernetes/testing/context";
import {
  failure,
  json,
  type ScriptedServer,
  startScriptedServer,
} from "@/lib/adapters/kubernetes/testing/scripted-server";
import { NO_RECORDS } from "@/lib/server/testing/no-records";
import { getConsole } from "./console";
import { exposition } from "./metrics/gather";
import { ENDPOINTS } from "./openapi";
import { type Runtime, startRuntime } from "./runtime";
import { databaseStub } from "./testing/database-stub";
import { consoleOf } from "./testing/signed-in";

/**
 * The credential of a cluster is a text that stands nowhere else. Whatever goes wrong, an API server included that tells
 * everybody what it was sent, the text comes out of the console nowhere.
 */
const CANARY = "canary-7f3d9e2b51c84a06";

const reflected = ({ headers }: IncomingMessage) =>
  `refused: ${JSON.stringify(headers)} ${headers.authorization}`;

/** What an API server, or something between, may answer. */
const FAULTS: Record<string, (response: ServerResponse, request: IncomingMessage) => void> = {
  "says who was refused": (response, request) => failure(response, 401, reflected(request)),
  "says what was forbidden": (response, request) => failure(response, 403, reflected(request)),
  "breaks and shows the request": (response, request) => failure(response, 500, reflected(request)),
  "is a proxy with a page of its own": (response, request) =>
    void response.writeHead(502, { "content-type": "text/html" }).end(`<pre>${reflected(request)}</pre>`),
  "answers in no JSON": (response, request) =>
    void response.writeHead(200, { "content-type": "application/json" }).end(`{"${reflected(request)}`),
  "sends elsewhere": (response, request) =>
    void response.writeHead(307, { location: `http://127.0.0.1:1/${request.headers.authorization}` }).end(),
  "is overloaded": (response, request) => failure(response, 429, reflected(request), { "retry-after": "1" }),
  "hangs up": (response) => void response.destroy(),
  "answers nothing that is asked": (response) => json(response, { items: 7, metadata: null }),
};

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
const { mira } = consoleOf({ mira: "api" });
const routes = new Map<string, Handler>();
const written: string[] = [];
let fault: (response: ServerResponse, request: IncomingMessage) => void = (response) => response.destroy();
let server: ScriptedServer;
let runtime: Runtime;

beforeAll(async () => {
  const keep = (text: string | Uint8Array) => {
    written.push(String(text));
    return true;
  };
  vi.spyOn(process.stderr, "write").mockImplementation(keep);
  vi.spyOn(process.stdout, "write").mockImplementation(keep);
  vi.stubEnv("DRYDOCK_LOG_LEVEL", "debug");
  const folder = path.resolve(import.meta.dirname, "../../app/api");
  for (const file of globSync("**/route.ts", { cwd: folder })) {
    const template = `/api/${path.dirname(file).replaceAll("[", "{").replaceAll("]", "}")}`;
    for (const [method, handler] of Object.entries(await import(path.join(folder, file))))
      routes.set(`${method} ${template}`, handler as Handler);
  }
  server = await startScriptedServer((response, request) => fault(response, request));
  const context = contextOf({ server: `http://127.0.0.1:${server.port}`, token: CANARY });
  const self = {
    identity: { holder: "console-1", succeeds: () => false },
    installation: "here",
    records: NO_RECORDS,
    nodeConditions: true,
  };
  runtime = startRuntime(createCluster(context), self);
  (getConsole().clusters as Map<string, Runtime>).set("harbor", runtime);
}, 30_000);
afterAll(async () => {
  await runtime.stop();
  await server.close();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const BODY = JSON.stringify({ reason: "x", action: "pause", options: {}, token: CANARY.slice(0, 4) });

/** Everything that the console tells to whoever asks: each route, its headers, and the first events of streams. */
async function everythingTold(): Promise<string[]> {
  const told: string[] = [];
  for (const { method, path: template } of ENDPOINTS) {
    const url = template.replace("{cluster}", "harbor").replace("{node}", "a").replace("{id}", "x");
    const query =
      template === "/api/v1/stream"
        ? "?topic=/clusters&topic=/clusters/harbor&topic=/clusters/harbor/nodes/a"
        : "";
    const request = new Request(`http://127.0.0.1${url}${query}`, {
      method,
      headers: { authorization: `Bearer ${mira}`, "content-type": "application/json" },
      body: method === "GET" ? undefined : BODY,
    });
    const handler =
      routes.get(`${method} ${template}`) ?? expect.unreachable(`no route ${method} ${template}`);
    const response = await handler(request, {
      params: Promise.resolve({ cluster: "harbor", node: "a", id: "x" }),
    });
    told.push(JSON.stringify([...response.headers]));
    if (response.headers.get("content-type")?.includes("event-stream")) {
      const reader = response.body?.getReader();
      for (let piece = 0; piece < 4; piece++)
        told.push(Buffer.from((await reader?.read())?.value ?? []).toString());
      await reader?.cancel();
    } else told.push(await response.text());
  }
  told.push((await exposition(getConsole().clusters, databaseStub())).text);
  return told;
}

/** The calls of the port that no route makes while nothing is known of the cluster. */
async function messagesOfCalls(): Promise<string[]> {
  const { port } = runtime;
  const pod = { namespace: "shop", name: "p", uid: "u" } as Parameters<typeof port.evict>[0];
  const calls = [
    port.readNode("a"),
    port.listPodsOf("a"),
    port.listAttachmentsOf("a"),
    port.patchNode("a", { resourceVersion: "1", unschedulable: true }),
    port.evict(pod, {}),
    port.deletePod(pod, { graceSeconds: 1 }),
    port.permissions(),
    port.listNodeEvents({ name: "a", uid: "u" }),
    port.readUsage(),
    port.readComponents(),
    port.readLease(),
    port.writeLease({ holder: "h", leaseSeconds: 15 }),
  ];
  const outcomes = await Promise.allSettled(calls);
  return outcomes.map((outcome) =>
    outcome.status === "fulfilled"
      ? JSON.stringify(outcome.value ?? null)
      : `${outcome.reason} ${JSON.stringify(outcome.reason)}`,
  );
}

describe.each(Object.entries(FAULTS))("an API server that %s", (_, answer) => {
  it("makes nobody learn the credential", { timeout: 60_000 }, async () => {
    fault = answer;
    const before = server.requests.length;
    const messages = await messagesOfCalls();
    await vi.waitFor(() => expect(server.requests.length).toBeGreaterThan(before));
    const told = [
      ...messages,
      ...(await everythingTold()),
      ...written,
      JSON.stringify(runtime.port.freshness()),
    ];
    expect(told.filter((text) => text.includes(CANARY))).toEqual([]);
  });
});

it("was sent the credential each time, so that there was something to tell", () => {
  expect(server.requests.length).toBeGreaterThan(50);
});
