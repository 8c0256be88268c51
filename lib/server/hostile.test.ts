import { globSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createCluster } from "@/lib/adapters/kubernetes";
import {
  failure,
  json,
  type ScriptedServer,
  startScriptedServer,
} from "@/lib/adapters/kubernetes/testing/scripted-server";
import { seededRandom } from "@/lib/domain/scheduling/random";
import { NO_RECORDS } from "@/lib/server/testing/no-records";
import { getConsole } from "./console";
import { ENDPOINTS } from "./openapi";
import { type Runtime, startRuntime } from "./runtime";
import { consoleOf } from "./testing/signed-in";

/**
 * Whatever stands in an address, a header, a body or an object of the cluster: what goes out to the API server names one
 * of its collections or an object by a name that is one, and what comes back is an answer and no crash.
 */
const HOSTILE = [
  "..",
  ".",
  "%2e%2e",
  "..%2f..",
  "../../secrets",
  "a/../b",
  "a%2f..%2fb",
  "/",
  "//",
  "\\",
  "..\\..",
  "a?watch=true",
  "a#b",
  "a;b",
  "a:b",
  "a@evil.example",
  "%00",
  "\u0000",
  "a\r\nHost: evil",
  "a b",
  " ",
  "",
  "\u202e",
  "\ud800",
  "ａ",
  "a%0d%0a",
  "$(id)",
  "`id`",
  "'; drop table people; --",
  "<img src=x onerror=alert(1)>",
  "constructor",
  "__proto__",
  "toString",
  "x".repeat(300),
  "-a",
  "a-",
  ".a",
  "a.",
  "A",
  "a".repeat(254),
  "namespaces/kube-system",
];
const SOUND = ["a", "harbor"];

const NAME = "[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?";
const ROOT = "/(?:api|apis/[a-z0-9.]+)/v\\d+(?:(?:alpha|beta)\\d+)?";
const COLLECTION = new RegExp(`^/version$|^${ROOT}/(?:namespaces/${NAME}/)?[a-z]+$`);
const OBJECT = new RegExp(`^${ROOT}/(?:namespaces/${NAME}/)?[a-z]+/${NAME}(?:/(?:eviction|status|token))?$`);

const node = (name: string) => ({
  metadata: { name, uid: `uid-${name}`, resourceVersion: "5", creationTimestamp: "2026-01-01T00:00:00Z" },
  spec: {},
  status: {
    conditions: [{ type: "Ready", status: "True" }],
    capacity: { cpu: "4", memory: "16Gi", pods: "110" },
    allocatable: { cpu: "4", memory: "16Gi", pods: "110" },
  },
});
const pod = (name: string, namespace: string, nodeName: string) => ({
  metadata: {
    name,
    namespace,
    uid: `uid-${namespace}-${name}`,
    resourceVersion: "6",
    creationTimestamp: "2026-01-01T00:00:00Z",
    ownerReferences: [
      { apiVersion: "apps/v1", kind: "ReplicaSet", name: "r", uid: "uid-r", controller: true },
    ],
  },
  spec: { nodeName, containers: [{ name: "c" }] },
  status: { phase: "Running", conditions: [{ type: "Ready", status: "True" }] },
});
/** No API server would hold such objects; one that somebody else runs may say that it does. */
const OBJECTS: Record<string, object[]> = {
  "/api/v1/nodes": [node("a"), node("b"), ...HOSTILE.map(node)],
  "/api/v1/pods": [
    pod("p", "shop", "a"),
    ...HOSTILE.map((name) => pod(name, "shop", "a")),
    ...HOSTILE.map((name) => pod("p", name, "b")),
    ...HOSTILE.map((name) => pod("q", "shop", name)),
  ],
};

function answerOf(method: string, pathname: string): object | undefined {
  if (pathname === "/version") return { gitVersion: "v1.36.3" };
  if (pathname.endsWith("/selfsubjectaccessreviews")) return { status: { allowed: true } };
  if (method !== "GET") return node("a");
  if (COLLECTION.test(pathname))
    return { metadata: { resourceVersion: "7" }, items: OBJECTS[pathname] ?? [] };
  return pathname.startsWith("/api/v1/nodes/") ? node(pathname.split("/").at(-1) ?? "") : undefined;
}

function answer(response: ServerResponse, { method = "", url = "/" }: IncomingMessage): void {
  const { pathname, searchParams } = new URL(url, "http://api");
  const found = answerOf(method, pathname);
  if (searchParams.has("sendInitialEvents")) failure(response, 400, "no streaming lists");
  else if (searchParams.get("watch") === "true")
    response.writeHead(200, { "content-type": "application/json" }).flushHeaders();
  else if (found === undefined) failure(response, 404, "not found");
  else json(response, found, method === "POST" ? 201 : 200);
}

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
const { mira } = consoleOf({ mira: "api" });
const routes = new Map<string, Handler>();
let server: ScriptedServer;
let runtime: Runtime;

beforeAll(async () => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const folder = path.resolve(import.meta.dirname, "../../app/api");
  for (const file of globSync("**/route.ts", { cwd: folder })) {
    const template = `/api/${path.dirname(file).replaceAll("[", "{").replaceAll("]", "}")}`;
    for (const [method, handler] of Object.entries(await import(path.join(folder, file))))
      routes.set(`${method} ${template}`, handler as Handler);
  }
  server = await startScriptedServer(answer);
  const self = {
    identity: { holder: "console-1", succeeds: () => false },
    installation: "here",
    records: NO_RECORDS,
  };
  runtime = startRuntime(createCluster(server.context), self);
  (getConsole().clusters as Map<string, Runtime>).set("harbor", runtime);
  await vi.waitFor(() => expect(runtime.port.index()).toBeDefined(), { timeout: 20_000 });
}, 30_000);
afterAll(async () => {
  await runtime.stop();
  await server.close();
  vi.restoreAllMocks();
});

/** Chosen once, so that a run says the same as the last one; another one is tried by hand. A failure names it. */
const SEED = Number(process.env.DRYDOCK_HOSTILE_SEED ?? 20_261_128);
const random = seededRandom(SEED);
const pick = <T>(from: readonly T[]): T =>
  from[Math.floor(random() * from.length)] ?? expect.unreachable("nothing to pick");
const name = () =>
  random() < 0.3 ? pick(SOUND) : random() < 0.5 ? pick(HOSTILE) : pick(HOSTILE) + pick(HOSTILE);

function hostileJson(depth = 0): unknown {
  const kind = Math.floor(random() * (depth > 3 ? 5 : 7));
  if (kind === 5) return Array.from({ length: 3 }, () => hostileJson(depth + 1));
  if (kind === 6)
    return Object.fromEntries(
      ["reason", "options", "consents", "action", "uid", name()].map((key) => [key, hostileJson(depth + 1)]),
    );
  return [name(), random() * 1e20, null, true, -1][kind];
}

const BODIES: Record<string, () => unknown> = {
  "POST /api/v1/clusters/{cluster}/nodes/{node}/maintenance": () => ({
    reason: name(),
    options: hostileJson(),
  }),
  "PATCH /api/v1/clusters/{cluster}/nodes/{node}/maintenance": () => ({
    action: pick(["pause", "resume", name()]),
    options: hostileJson(),
  }),
};

/** What a header may hold at all; the HTTP parser refuses the rest. */
const headerOf = (text: string) =>
  [...text].filter((each) => each >= " " && each <= "\u00ff" && each !== "\u007f").join("");

function hostileRequest(call: string, url: string, method: string): Request {
  const headers = new Headers({ authorization: `Bearer ${mira}`, "content-type": "application/json" });
  for (const header of [
    "idempotency-key",
    "x-request-id",
    "traceparent",
    "last-event-id",
    "accept",
    "cookie",
    "origin",
    "sec-fetch-site",
  ])
    if (random() < 0.3) headers.set(header, headerOf(name()));
  if (random() < 0.1) headers.set("content-type", headerOf(name()));
  if (random() < 0.1) headers.set("authorization", headerOf(`Bearer ${name()}`));
  const body = random() < 0.2 ? name() : JSON.stringify(BODIES[call]?.() ?? hostileJson());
  return new Request(url, { method, headers, body: method === "GET" ? undefined : body });
}

/** Calls a route with hostile parts; the status, once what was begun is given up. */
async function call(endpoint: { method: string; path: string }): Promise<number> {
  const { method, path: template } = endpoint;
  const params = { cluster: random() < 0.8 ? "harbor" : name(), node: name(), id: name() };
  const encoded = template.replaceAll(/\{(\w+)\}/g, (_, key: "cluster") =>
    encodeURIComponent(params[key].toWellFormed()),
  );
  const query = new URLSearchParams();
  for (const key of [
    "topic",
    "kind",
    "text",
    "namespace",
    "node",
    "sort",
    "limit",
    "offset",
    "expand",
    "state",
  ])
    if (random() < 0.4)
      query.append(key, key === "topic" ? `/clusters/${name()}/nodes/${name()}@${name()}` : name());
  const request = hostileRequest(`${method} ${template}`, `http://127.0.0.1${encoded}?${query}`, method);
  const handler = routes.get(`${method} ${template}`) ?? expect.unreachable(`no route ${method} ${template}`);
  // The framework hands parts of an address over as they came or decoded, by its version.
  const given =
    random() < 0.5
      ? params
      : Object.fromEntries(
          Object.entries(params).map(([key, value]) => [key, encodeURIComponent(value.toWellFormed())]),
        );
  const response = await handler(request, { params: Promise.resolve(given) });
  await response.body?.cancel();
  return response.status;
}

describe.each(ENDPOINTS.map(({ method, path: template }) => ({ method, path: template })))(
  "$method $path",
  (endpoint) => {
    it(`answers whatever is in it, and no name leaves its part of an address (seed ${SEED})`, {
      timeout: 60_000,
    }, async () => {
      const before = server.requests.length;
      const statuses = new Set<number>();
      for (let round = 0; round < 25; round++) statuses.add(await call(endpoint));
      expect([...statuses].filter((status) => status === 500)).toEqual([]);
      for (const sent of server.requests.slice(before)) expectContained(sent);
    });
  },
);

/** A request that stays where it belongs: no part of its address is folded away, and what changes names one object. */
function expectContained(sent: string): void {
  const [method = "", address = ""] = sent.split(" ");
  const [sentPath = ""] = address.split("?", 1);
  expect(new URL(sentPath, "http://api").pathname, sent).toBe(sentPath);
  const creates = method === "POST" && COLLECTION.test(sentPath);
  const reads = method === "GET" && (COLLECTION.test(sentPath) || OBJECT.test(sentPath));
  expect(reads || creates || OBJECT.test(sentPath), sent).toBe(true);
}

it("all that was asked so far, by the engine too, was contained", () => {
  expect(server.requests.length).toBeGreaterThan(20);
  for (const sent of server.requests) expectContained(sent);
});
