import { globSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { z } from "zod";
import { Problem } from "@/lib/contracts/problem";
import { buildNode, buildPod } from "@/lib/domain/testing/build";
import { getConsole } from "@/lib/server/console";
import { ENDPOINTS, openApiDocument } from "@/lib/server/openapi";
import { type Runtime, startRuntime } from "@/lib/server/runtime";
import { memoryPort } from "@/lib/server/testing/memory-port";
import { NO_RECORDS } from "@/lib/server/testing/no-records";
import { PASTED } from "@/lib/server/testing/pasted";
import { consoleOf } from "@/lib/server/testing/signed-in";

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response> | Response;

const { mira } = consoleOf({ mira: "api" });
const CHANNEL = "00000000-0000-4000-8000-000000000000";
/** The description does not describe itself. */
const UNDESCRIBED = ["GET /api/v1/openapi.json"];

const folder = import.meta.dirname;
const routes = new Map<string, Handler>();
for (const file of globSync("**/route.ts", { cwd: folder })) {
  const template = `/api/${path.dirname(file).replaceAll("[", "{").replaceAll("]", "}")}`;
  for (const [method, handler] of Object.entries(await import(path.join(folder, file))))
    if (method === method.toUpperCase()) routes.set(`${method} ${template}`, handler as Handler);
}

const running: Runtime[] = [];
beforeEach(() => {
  // Commands are logged.
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const { port } = memoryPort("harbor", {
    nodes: [buildNode("a"), buildNode("b"), buildNode("c")],
    pods: [buildPod("p"), buildPod("q", { nodeName: "b" })],
  });
  const self = {
    identity: { holder: "console-1", succeeds: () => false },
    installation: "here",
    records: NO_RECORDS,
  };
  const runtime = startRuntime(port, self);
  running.push(runtime);
  (getConsole().clusters as Map<string, Runtime>).set("harbor", runtime);
});
afterAll(async () => {
  await Promise.all(running.map((runtime) => runtime.stop()));
});

/** Calls a route as HTTP does. */
async function ask(
  call: string,
  body?: unknown,
  at: { cluster?: string; node?: string; token?: string } = {},
) {
  const [method = "", template = ""] = call.split(" ");
  const { cluster = "harbor", node = "a", token = mira } = at;
  const id = template.includes("/scans/") ? "20261121120000" : CHANNEL;
  const path = template.replace("{cluster}", cluster).replace("{node}", node).replace("{id}", id);
  const url = `${path}${QUERIES[call] ?? ""}`;
  const handler = routes.get(call) ?? expect.unreachable(`there is no route ${call}`);
  const request = new Request(`http://127.0.0.1${url}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return handler(request, { params: Promise.resolve({ cluster, node, id }) });
}

it("every route is in the description, and every call of that has its route", () => {
  const { paths } = openApiDocument() as { paths: Record<string, Record<string, unknown>> };
  const described = Object.entries(paths).flatMap(([template, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${template}`),
  );
  expect(described.sort()).toEqual([...routes.keys()].filter((call) => !UNDESCRIBED.includes(call)).sort());
});

const calls = ENDPOINTS.map((endpoint) => ({ ...endpoint, call: `${endpoint.method} ${endpoint.path}` }));
/** What each command needs. */
const BODIES: Record<string, unknown> = {
  "POST /api/v1/clusters/{cluster}/nodes/{node}/maintenance": { reason: "new disk" },
  "POST /api/v1/clusters/{cluster}/nodes/{node}/maintenance/plan": {},
  "PATCH /api/v1/clusters/{cluster}/nodes/{node}/maintenance": { action: "pause" },
  "POST /api/v1/clusters/{cluster}/backups": { schedule: "nightly" },
  "POST /api/v1/channels": {
    kind: "webhook",
    name: "Operations",
    url: "https://hooks.example.com/x",
    events: ["blocked"],
  },
  "PATCH /api/v1/channels/{id}": { name: "Night" },
  "POST /api/v1/kubeconfigs/inspect": { kubeconfig: PASTED.kubeconfig },
  "POST /api/v1/kubeconfigs/test": PASTED,
  "POST /api/v1/clusters": { ...PASTED, name: "East" },
  "PATCH /api/v1/clusters/{cluster}": { name: "Harbour" },
  "POST /api/v1/clusters/{cluster}/credential": PASTED,
  "POST /api/v1/clusters/{cluster}/scans": { kind: "kube-bench" },
  "POST /api/v1/clusters/{cluster}/scan-schedules": {
    kind: "sonobuoy",
    timing: { time: "03:30", zone: "UTC" },
  },
  "PATCH /api/v1/clusters/{cluster}/scan-schedules/{id}": { enabled: false },
  "POST /api/v1/clusters/{cluster}/restarts": {
    workloads: [{ kind: "Deployment", namespace: "shop", name: "web" }],
  },
};
/** What calls need in their address. */
const QUERIES: Record<string, string> = {
  "GET /api/v1/clusters/{cluster}/profile/values": "?namespace=kube-system&release=cilium",
};
/** These ask the cluster that the kubeconfig names: tests with a real API server see their answers. */
const ASKS_ANOTHER = [
  "POST /api/v1/kubeconfigs/test",
  "POST /api/v1/clusters",
  "POST /api/v1/clusters/{cluster}/credential",
];
const inMaintenance = (call: string) => /^(GET|PATCH|DELETE) .*\/maintenance$/.test(call);
const turnOn = "POST /api/v1/clusters/{cluster}/nodes/{node}/maintenance";

/** Exactly what the schema says: nothing missing, nothing that is not described. */
async function expectBody(response: Response, schema: z.ZodType) {
  const body = await response.json();
  expect(schema.parse(body)).toEqual(body);
}

/** Told by lib/server/endpoints/people.database.test.ts. */
const needsDatabase = ({ path }: { path: string }) => /^\/api\/v1\/(people|account)/.test(path);
/** Told by the journey of rebalancing: they need a workload that may be restarted, and a series of restarts. */
const NEEDS_WORKLOAD = [
  "POST /api/v1/clusters/{cluster}/restarts",
  "DELETE /api/v1/clusters/{cluster}/restarts/{id}",
];
const elsewhere = [...ASKS_ANOTHER, ...NEEDS_WORKLOAD];

describe("every call", () => {
  it.each(calls.filter((call) => call.response && !needsDatabase(call) && !elsewhere.includes(call.call)))(
    "$call answers as described",
    async (endpoint) => {
      const { call, response: schema, status = 200 } = endpoint;
      if (!schema) return expect.unreachable();
      if (inMaintenance(call)) expect((await ask(turnOn, BODIES[turnOn])).status).toBe(201);
      const response = await ask(call, BODIES[call]);
      expect([response.status, response.headers.get("cache-control")]).toEqual([status, "no-store"]);
      await expectBody(response, schema);
    },
  );

  it.each(calls)("$call is refused to somebody who is not signed in", async ({ call }) => {
    const response = await ask(call, BODIES[call], { token: "x" });
    expect([response.status, response.headers.get("content-type")]).toEqual([
      401,
      "application/problem+json",
    ]);
    await expectBody(response, Problem);
  });

  it.each(calls.filter(({ path }) => path.includes("{cluster}")))(
    "$call knows no cluster that is not there",
    async ({ call }) => {
      const response = await ask(call, BODIES[call], { cluster: "nowhere" });
      expect(response.status).toBe(404);
      await expectBody(response, Problem);
    },
  );

  it.each(calls.filter(({ path }) => path.includes("{node}")))(
    "$call knows no node that is not there",
    async ({ call }) => {
      const response = await ask(call, BODIES[call], { node: "nowhere" });
      expect(response.status).toBe(404);
      await expectBody(response, Problem);
    },
  );
});

it("a description of itself needs no session and is one of OpenAPI 3.1", async () => {
  const response = await ask("GET /api/v1/openapi.json", undefined, { token: "x" });
  expect(await response.json()).toMatchObject({ openapi: "3.1.0", security: [{ bearer: [] }] });
});

it("the stream says what it is, and refuses to be asked for nothing", async () => {
  const call = "GET /api/v1/stream";
  const response = await ask(call);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: "bad-input", field: "topic" });
  const stream = await ask("GET /api/v1/clusters/{cluster}/stream");
  expect(stream.headers.get("content-type")).toContain("text/event-stream");
  await stream.body?.cancel();
});
