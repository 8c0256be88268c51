import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DrydockError } from "@/lib/domain/errors";
import { startTracing, stopTracing, traced } from "./trace";

const root = path.resolve(import.meta.dirname, "../../..");

interface SentSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
  status: { code?: number; message?: string };
}
interface Sent {
  resourceSpans: {
    resource: { attributes: { key: string; value: { stringValue: string } }[] };
    scopeSpans: { spans: SentSpan[] }[];
  }[];
}

/** Takes traces as a collector does. */
const received: { path: string | undefined; headers: IncomingHttpHeaders; body: Sent }[] = [];
const take: RequestListener = async (request, response) => {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += part;
  received.push({ path: request.url, headers: request.headers, body: JSON.parse(text) as Sent });
  response.writeHead(200, { "content-type": "application/json" }).end("{}");
};
const collector = createServer(take);

beforeEach(async () => {
  received.length = 0;
  collector.listen(0, "127.0.0.1");
  await once(collector, "listening");
  const { port } = collector.address() as AddressInfo;
  vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", `http://127.0.0.1:${port}`);
  vi.stubEnv("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment=test");
  await startTracing(process.env);
});
afterEach(async () => {
  await stopTracing();
  vi.unstubAllEnvs();
  collector.closeAllConnections();
  collector.close();
  await once(collector, "close");
});

async function sentSpans(): Promise<SentSpan[]> {
  await stopTracing();
  return received.flatMap(({ body }) =>
    body.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
  );
}
const named = (spans: SentSpan[], name: string) =>
  spans.find((span) => span.name === name) ?? expect.unreachable(`no span ${name}`);

const PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

describe("spans", () => {
  it("nest as the work does, over waits, below the caller's", async () => {
    await traced("GET", { kind: "server", parent: PARENT }, async (span) => {
      await Promise.resolve();
      span.rename("GET /api/v1/clusters/{cluster}");
      span.set({ "http.response.status_code": 200 });
      await traced("operation", { kind: "internal" }, async () => {
        await traced(
          "kubernetes patchNode",
          { kind: "client", attributes: { "drydock.cluster": "harbor" } },
          async () => {},
        );
        await traced("database", { kind: "client" }, async () => {});
      });
    });
    const spans = await sentSpans();
    const request = named(spans, "GET /api/v1/clusters/{cluster}");
    const operation = named(spans, "operation");
    expect(request).toMatchObject({
      traceId: PARENT.split("-")[1],
      parentSpanId: PARENT.split("-")[2],
      kind: 2,
    });
    expect(operation).toMatchObject({ traceId: request.traceId, parentSpanId: request.spanId, kind: 1 });
    for (const name of ["kubernetes patchNode", "database"])
      expect(named(spans, name)).toMatchObject({
        traceId: request.traceId,
        parentSpanId: operation.spanId,
        kind: 3,
      });
    expect(received[0]?.path).toBe("/v1/traces");
    const about = received[0]?.body.resourceSpans[0]?.resource.attributes.map(({ key, value }) => [
      key,
      value.stringValue,
    ]);
    expect(about).toEqual(
      expect.arrayContaining([
        ["service.name", "drydock"],
        ["deployment.environment", "test"],
      ]),
    );
  });

  it.each([
    "",
    "00-zz",
    `00-${"0".repeat(32)}-b7ad6b7169203331-01`,
    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
  ])("begin anew below the traceparent %j, which is none", async (parent) => {
    traced("GET", { kind: "server", parent }, () => {});
    const [span] = await sentSpans();
    expect(span?.parentSpanId ?? "").toBe("");
    expect(span?.traceId).toMatch(/^[0-9a-f]{32}$/);
  });

  it("tell a failure by its kind and keep what it says, which goes to the caller", async () => {
    const failure = new DrydockError({ code: "conflict", object: "node canary-7f3d9", why: "canary-7f3d9" });
    await expect(traced("one", { kind: "client" }, () => Promise.reject(failure))).rejects.toBe(failure);
    expect(() =>
      traced("two", { kind: "client" }, () => {
        throw new TypeError("canary-7f3d9");
      }),
    ).toThrow(TypeError);
    const spans = await sentSpans();
    expect(named(spans, "one")).toMatchObject({
      attributes: [{ key: "error.type", value: { stringValue: "conflict" } }],
      status: { code: 2 },
    });
    expect(named(spans, "two").attributes[0]?.value.stringValue).toBe("TypeError");
    expect(JSON.stringify(received)).not.toContain("canary-7f3d9");
  });
});

describe("a collector", () => {
  it.each<[string, RequestListener]>([
    ["that is out of order", (_, response) => void response.writeHead(503).end("no")],
    ["that never answers", () => undefined],
    ["that hangs up", (request) => void request.socket.destroy()],
  ])(
    "%s harms nobody: work goes on, its failures are its own, and the end is not held up",
    async (_, behave) => {
      collector.removeAllListeners("request").on("request", behave);
      const failure = new TypeError("of the work itself");
      expect(traced("one", { kind: "server" }, () => 7)).toBe(7);
      await expect(traced("two", { kind: "client" }, () => Promise.reject(failure))).rejects.toBe(failure);
      const began = performance.now();
      await stopTracing();
      expect(performance.now() - began).toBeLessThan(4_000);
      expect(traced("three", { kind: "server" }, () => 8)).toBe(8);
      collector.removeAllListeners("request").on("request", take);
    },
  );
});

it("work that has no place of its own is told within other work alone: what comes each two seconds would drown it", async () => {
  traced("database", { kind: "client", within: true }, () => {});
  traced("GET", { kind: "server" }, () => traced("database", { kind: "client", within: true }, () => {}));
  expect((await sentSpans()).map(({ name }) => name)).toEqual(["database", "GET"]);
});

it("without an address nothing of it is loaded, and work just runs", () => {
  const script = `
    import { registerHooks } from "node:module";
    import "./scripts/alias.ts";
    const loaded = [];
    registerHooks({ load(url, context, next) { if (/opentelemetry|adapters.otlp/.test(url)) loaded.push(url); return next(url, context); } });
    const { startTracing, traced } = await import("./lib/server/tracing/trace.ts");
    await startTracing({});
    const began = performance.now();
    let sum = 0;
    for (let at = 0; at < 1e6; at++) sum += traced("x", { kind: "internal" }, () => 1);
    console.log(JSON.stringify({ loaded, sum, nanoseconds: Math.round(performance.now() - began) }));
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: root,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  const told = JSON.parse(stdout) as { loaded: string[]; sum: number; nanoseconds: number };
  expect(told).toMatchObject({ loaded: [], sum: 1e6 });
  // A million times, so the milliseconds are nanoseconds a call; a busy machine takes some of them too.
  expect(told.nanoseconds).toBeLessThan(1_000);
});
