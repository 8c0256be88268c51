import { globSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createCluster } from "@/lib/adapters/kubernetes";
import { type ScriptedServer, startScriptedServer } from "@/lib/adapters/kubernetes/testing/scripted-server";
import { NO_RECORDS } from "@/lib/server/testing/no-records";
import { getConsole } from "./console";
import { ENDPOINTS } from "./openapi";
import { type Runtime, startRuntime } from "./runtime";
import { answerAsHostileApi, leftItsPlace } from "./testing/hostile-api";
import { HOSTILE_SEED, hostileRequests } from "./testing/hostile-requests";
import { consoleOf } from "./testing/signed-in";

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
  server = await startScriptedServer(answerAsHostileApi);
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

const hostile = hostileRequests(HOSTILE_SEED);

/** Calls a route with hostile parts; the status, once what was begun is given up. */
async function call(endpoint: { method: string; path: string }): Promise<number> {
  const { method, path: template } = endpoint;
  const { params, address, headers, body } = hostile.next(endpoint, mira);
  const request = new Request(`http://127.0.0.1${address}`, { method, headers, body });
  const handler = routes.get(`${method} ${template}`) ?? expect.unreachable(`no route ${method} ${template}`);
  // The framework hands parts of an address over as they came or decoded, by its version.
  const given =
    hostile.random() < 0.5
      ? params
      : Object.fromEntries(
          Object.entries(params).map(([key, value]) => [key, encodeURIComponent(value.toWellFormed())]),
        );
  const response = await handler(request, { params: Promise.resolve(given) });
  await response.body?.cancel();
  return response.status;
}

/**
 * Whatever stands in an address, a header, a body or an object of the cluster: what goes out to the API server names one
 * of its collections or an object by a name that is one, and what comes back is an answer and no crash.
 */
describe.each(ENDPOINTS.map(({ method, path: template }) => ({ method, path: template })))(
  "$method $path",
  (endpoint) => {
    it(`answers whatever is in it, and no name leaves its part of an address (seed ${HOSTILE_SEED})`, {
      timeout: 60_000,
    }, async () => {
      const before = server.requests.length;
      const statuses = new Set<number>();
      for (let round = 0; round < 25; round++) statuses.add(await call(endpoint));
      expect([...statuses].filter((status) => status === 500)).toEqual([]);
      expect(server.requests.slice(before).filter(leftItsPlace)).toEqual([]);
    });
  },
);

it("all that was asked so far, by the engine too, was contained", () => {
  expect(server.requests.length).toBeGreaterThan(20);
  expect(server.requests.filter(leftItsPlace)).toEqual([]);
});
